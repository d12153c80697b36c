package dev.weir.compress;

import dev.weir.Bytes;
import dev.weir.testkit.Blocks;
import dev.weir.text.LogGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Data to compress.
final class Samples {
  private Samples() {}

  /// Compresses to a sixth, as logs do.
  static byte[] text(int bytes) {
    var blocks = new ArrayList<Bytes>();
    try (var log = LogGenerator.of(bytes).open()) {
      for (Bytes block = log.read(); block != null; block = log.read()) {
        blocks.add(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return Blocks.joined(blocks).toArray();
  }

  /// Does not compress at all.
  static byte[] noise(int bytes, long seed) {
    byte[] all = new byte[bytes];
    new Random(seed).nextBytes(all);
    return all;
  }

  /// One of each kind.
  static List<byte[]> kinds(int bytes) {
    byte[] mixed = noise(bytes, 2);
    System.arraycopy(text(bytes), 0, mixed, 0, bytes / 2);
    return List.of(text(bytes), noise(bytes, 1), new byte[bytes], mixed);
  }

  static byte[] concat(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
