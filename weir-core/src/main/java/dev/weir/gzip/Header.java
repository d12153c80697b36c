package dev.weir.gzip;

import dev.weir.CorruptDataException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Reads the header of a gzip member, one byte at a time, and keeps nothing of what it says but the
/// size of a BGZF block.
///
/// ```
/// 1f 8b | method | flags | time (4) | extra flags | system | [extra] [name] [comment] [checksum]
/// ```
final class Header {
  /// The longest header that is read; the optional texts have no limit of their own.
  static final int MAX_BYTES = 1 << 17;

  private static final int FIXED_BYTES = 10;
  private static final int RESERVED_FLAGS = 0xe0;

  /// The parts in their order, each with the flag that announces it; 0 for always.
  private enum Part {
    FIXED(0),
    EXTRA_LENGTH(1 << 2),
    EXTRA(1 << 2),
    NAME(1 << 3),
    COMMENT(1 << 4),
    CHECKSUM(1 << 1),
    COMPLETE(0);

    private final int flag;

    Part(int flag) {
      this.flag = flag;
    }

    private Part behind() {
      return switch (this) {
        case FIXED -> EXTRA_LENGTH;
        case EXTRA_LENGTH -> EXTRA;
        case EXTRA -> NAME;
        case NAME -> COMMENT;
        case COMMENT -> CHECKSUM;
        case CHECKSUM, COMPLETE -> COMPLETE;
      };
    }
  }

  private final CRC32 crc = new CRC32();
  private final BlockSize blockSize = new BlockSize();
  private Part part = Part.FIXED;
  private int length;
  private int flags;
  private int number; // of two bytes, the first of them the low one
  private int numberBytes;
  private int extraLeft;

  /// Begins anew, for the next member.
  void reset() {
    crc.reset();
    blockSize.reset();
    part = Part.FIXED;
    length = 0;
  }

  boolean complete() {
    return part == Part.COMPLETE;
  }

  /// How long it is, in bytes, up to now.
  int length() {
    return length;
  }

  /// How long the member says that it is, in bytes; 0 if it is no BGZF block.
  int blockBytes() {
    return blockSize.bytes();
  }

  /// Takes the next byte.
  ///
  /// @param value the byte, 0 to 255
  /// @param offset where it is in the stage's input
  /// @throws CorruptDataException if it cannot be there
  void take(int value, long offset) throws CorruptDataException {
    if (++length > MAX_BYTES) {
      throw new CorruptDataException("gzip header longer than " + MAX_BYTES + " bytes", offset);
    }
    if (part == Part.CHECKSUM) {
      takeChecksum(value, offset);
      return;
    }
    crc.update(value);
    switch (part) {
      case FIXED -> takeFixed(value, offset);
      case EXTRA_LENGTH -> takeExtraLength(value);
      case EXTRA -> takeExtra(value);
      case NAME, COMMENT -> takeText(value);
      case CHECKSUM, COMPLETE -> throw new IllegalStateException("header is " + part);
    }
  }

  private void takeFixed(int value, long offset) throws CorruptDataException {
    switch (length) {
      case 1 -> check(value == 0x1f, "not gzip data: no 1f 8b", offset);
      case 2 -> check(value == 0x8b, "not gzip data: no 1f 8b", offset);
      case 3 -> check(value == Deflater.DEFLATED, "unknown gzip method " + value, offset);
      case 4 -> {
        check((value & RESERVED_FLAGS) == 0, "reserved gzip flags set", offset);
        flags = value;
      }
      case FIXED_BYTES -> goOn();
      default -> {} // time, extra flags, system: of no consequence
    }
  }

  private void takeExtraLength(int value) {
    if (numberComplete(value)) {
      extraLeft = number;
      goOn();
      if (extraLeft == 0) {
        goOn();
      }
    }
  }

  private void takeExtra(int value) {
    blockSize.take(value);
    if (--extraLeft == 0) {
      goOn();
    }
  }

  private void takeText(int value) {
    if (value == 0) {
      goOn();
    }
  }

  private void takeChecksum(int value, long offset) throws CorruptDataException {
    if (numberComplete(value)) {
      check(number == (crc.getValue() & 0xffff), "wrong checksum of the gzip header", offset - 1);
      goOn();
    }
  }

  private boolean numberComplete(int value) {
    number |= value << (Byte.SIZE * numberBytes++);
    return numberBytes == Short.BYTES;
  }

  /// Goes on with the next part that the flags announce.
  private void goOn() {
    do {
      part = part.behind();
    } while (part.flag != 0 && (flags & part.flag) == 0);
    number = 0;
    numberBytes = 0;
  }

  private static void check(boolean good, String otherwise, long offset)
      throws CorruptDataException {
    if (!good) {
      throw new CorruptDataException(otherwise, offset);
    }
  }
}
