package dev.weir.gzip;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Makes BGZF, as bgzip does.
final class Bgzf {
  private static final int HEADER_BYTES = 18;
  private static final byte[] END = block(new byte[0]);

  private Bgzf() {}

  /// A whole file.
  static byte[] file(byte[] data, int blockBytes) {
    return Samples.concat(unended(data, blockBytes), END);
  }

  /// A file without the block that ends it.
  static byte[] unended(byte[] data, int blockBytes) {
    var all = new ByteArrayOutputStream();
    for (int at = 0; at < data.length; at += blockBytes) {
      all.writeBytes(block(Arrays.copyOfRange(data, at, Math.min(data.length, at + blockBytes))));
    }
    return all.toByteArray();
  }

  /// One block.
  static byte[] block(byte[] data) {
    byte[] body = deflated(data);
    int length = HEADER_BYTES + body.length + 8;
    var crc = new CRC32();
    crc.update(data);
    byte[] header = {
      0x1f,
      (byte) 0x8b,
      8,
      4,
      0,
      0,
      0,
      0,
      0,
      (byte) 0xff,
      6,
      0,
      'B',
      'C',
      2,
      0,
      low(length - 1),
      low((length - 1) >>> Byte.SIZE)
    };
    return Samples.concat(header, body, number(crc.getValue()), number(data.length));
  }

  /// The block with another size in its header.
  static byte[] resized(byte[] block, int length) {
    byte[] changed = block.clone();
    changed[HEADER_BYTES - 2] = low(length - 1);
    changed[HEADER_BYTES - 1] = low((length - 1) >>> Byte.SIZE);
    return changed;
  }

  static byte[] deflated(byte[] data) {
    var deflater = new Deflater(6, true);
    try {
      deflater.setInput(data);
      deflater.finish();
      byte[] room = new byte[data.length + 1_000];
      return Arrays.copyOf(room, deflater.deflate(room));
    } finally {
      deflater.end();
    }
  }

  private static byte[] number(long value) {
    return new byte[] {low(value), low(value >>> 8), low(value >>> 16), low(value >>> 24)};
  }

  private static byte low(long value) {
    return (byte) value;
  }
}
