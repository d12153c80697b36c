package dev.weir.gzip;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Data to compress, and the JDK's gzip to check ours against.
final class Samples {
  private Samples() {}

  /// Compresses to about a fifth, as logs do.
  static byte[] text(int bytes, long seed) {
    var random = new Random(seed);
    var text = new StringBuilder(bytes + 64);
    while (text.length() < bytes) {
      text.append("10.0.0.").append(random.nextInt(256)).append(" GET /orders/");
      text.append(random.nextInt(100_000)).append(" 200\n");
    }
    byte[] all = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      all[i] = (byte) text.charAt(i);
    }
    return all;
  }

  /// Does not compress at all.
  static byte[] noise(int bytes, long seed) {
    byte[] all = new byte[bytes];
    new Random(seed).nextBytes(all);
    return all;
  }

  static byte[] jdkGzip(byte[] data) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] jdkGunzip(byte[] data) throws IOException {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(data))) {
      return gzip.readAllBytes();
    }
  }

  static byte[] concat(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
