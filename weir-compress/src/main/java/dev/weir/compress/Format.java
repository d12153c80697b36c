package dev.weir.compress;

import dev.weir.Bytes;
import dev.weir.Expansion;
import dev.weir.Transform;
import dev.weir.gzip.Gzip;
import dev.weir.gzip.Zlib;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A format that is recognised by its first bytes.
enum Format {
  GZIP {
    @Override
    boolean begins(Bytes head) {
      return head.length() >= 2 && number(head, 2) == 0x8b1f;
    }

    @Override
    Transform<Bytes, Bytes> decoder(Expansion expansion) {
      return Gzip.decompress()
          .maxBytes(expansion.maxBytes())
          .maxExpansion(expansion.maxExpansion());
    }
  },
  ZSTD {
    @Override
    boolean begins(Bytes head) {
      if (head.length() < HEAD_BYTES) {
        return false;
      }
      int magic = number(head, HEAD_BYTES);
      return magic == ZstdHeader.MAGIC || (magic & SKIPPABLE_MASK) == SKIPPABLE; // as pzstd writes
    }

    @Override
    Transform<Bytes, Bytes> decoder(Expansion expansion) {
      return Zstd.decompress()
          .maxBytes(expansion.maxBytes())
          .maxExpansion(expansion.maxExpansion());
    }
  },
  LZ4 {
    @Override
    boolean begins(Bytes head) {
      if (head.length() < HEAD_BYTES) {
        return false;
      }
      int magic = number(head, HEAD_BYTES);
      return magic == Lz4Header.MAGIC || magic == Lz4Header.LEGACY_MAGIC;
    }

    @Override
    Transform<Bytes, Bytes> decoder(Expansion expansion) {
      return Lz4.decompress().maxBytes(expansion.maxBytes()).maxExpansion(expansion.maxExpansion());
    }
  },
  ZLIB {
    @Override
    boolean begins(Bytes head) {
      if (head.length() < 2) {
        return false;
      }
      int method = head.get(0) & 0xff;
      int header = (method << Byte.SIZE) | (head.get(1) & 0xff);
      return (method & 0x8f) == 8 && header % 31 == 0; // deflate, a window up to 32 KiB
    }

    @Override
    Transform<Bytes, Bytes> decoder(Expansion expansion) {
      return Zlib.decompress()
          .maxBytes(expansion.maxBytes())
          .maxExpansion(expansion.maxExpansion());
    }
  };

  /// With so many bytes each is recognised.
  static final int HEAD_BYTES = 4;

  private static final int SKIPPABLE = 0x184d2a50;
  private static final int SKIPPABLE_MASK = 0xfffffff0;

  /// Whether data of this format begins so.
  ///
  /// @param head the first bytes, [#HEAD_BYTES] of them unless there are no more
  abstract boolean begins(Bytes head);

  abstract Transform<Bytes, Bytes> decoder(Expansion expansion);

  /// Whose first bytes these are; null if nobody's.
  static @Nullable Format of(Bytes head) {
    return Arrays.stream(values()).filter(one -> one.begins(head)).findFirst().orElse(null);
  }

  /// What it is called, such as `zstd`.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// All of them, such as `gzip, zstd`.
  static String words() {
    return Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", "));
  }

  private static int number(Bytes head, int length) {
    int number = 0;
    for (int i = 0; i < length; i++) {
      number |= (head.get(i) & 0xff) << (Byte.SIZE * i);
    }
    return number;
  }
}
