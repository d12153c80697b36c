package dev.weir.gzip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/// Makes gzip headers that the JDK does not write.
final class GzipHeaders {
  static final int PLAIN_BYTES = 10;
  private static final byte EXTRA_NAME_COMMENT_CHECKSUM = 0b11110;

  private GzipHeaders() {}

  /// The member with a header of every optional field.
  static byte[] withEverything(byte[] member, int extraBytes) {
    byte[] fixed = Arrays.copyOf(member, PLAIN_BYTES);
    fixed[3] = EXTRA_NAME_COMMENT_CHECKSUM;
    byte[] extraLength = {(byte) extraBytes, (byte) (extraBytes >>> Byte.SIZE)};
    byte[] name = "river.log\0".getBytes(StandardCharsets.ISO_8859_1);
    byte[] comment = "held back\0".getBytes(StandardCharsets.ISO_8859_1);
    byte[] header = Samples.concat(fixed, extraLength, new byte[extraBytes], name, comment);
    return Samples.concat(header, checksum(header), body(member));
  }

  /// The member with a name.
  static byte[] withName(byte[] member, byte[] name) {
    byte[] fixed = Arrays.copyOf(member, PLAIN_BYTES);
    fixed[3] = 1 << 3;
    return Samples.concat(fixed, name, new byte[1], body(member));
  }

  private static byte[] checksum(byte[] header) {
    var crc = new CRC32();
    crc.update(header);
    return new byte[] {(byte) crc.getValue(), (byte) (crc.getValue() >>> Byte.SIZE)};
  }

  private static byte[] body(byte[] member) {
    return Arrays.copyOfRange(member, PLAIN_BYTES, member.length);
  }
}
