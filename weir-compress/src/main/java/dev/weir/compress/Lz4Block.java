package dev.weir.compress;

import dev.weir.Bytes;
import java.nio.ByteBuffer;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import net.jpountz.xxhash.XXHash32;

/// The blocks of a frame, one at a time: packed on one side, plain on the other.
///
/// The library decodes a block by itself. A linked block, which refers to the 64 KiB before it, is
/// made one that stands by itself: they are put before the first literals of the block, as if they
/// were literals too, and left out of what it gives.
///
/// ```
///   packed: ............ | token, length | literals, match, ...      as it came
///   packed: token, length | 64 KiB before | literals, match, ...      as it is decoded
///   plain:                 64 KiB before | what the block gives
/// ```
final class Lz4Block implements AutoCloseable {
  private static final int HISTORY_BYTES = 1 << 16;
  private static final int IN_TOKEN = 15; // a length from here on goes on behind the token
  private static final int IN_BYTE = 255;

  private final int maxBytes;
  private final int front; // room before the block, for the history and its length
  private final OffHeap memory = new OffHeap();
  private final ByteBuffer packed;
  private final ByteBuffer plain;

  private Lz4Header header = new Lz4Header(0, false, false, false, Lz4Header.UNKNOWN, false);
  private int packedEnd;
  private int plainEnd;
  private int given;

  private Lz4Block(int maxBytes) {
    this.maxBytes = maxBytes;
    front = frontBytes(maxBytes);
    try {
      packed = memory.buffer(front + maxBytes);
      plain = memory.buffer(HISTORY_BYTES + maxBytes);
    } catch (Throwable e) {
      memory.close();
      throw e;
    }
    packedEnd = front;
  }

  static Lz4Block of(int maxBytes) {
    return new Lz4Block(maxBytes);
  }

  /// What it holds.
  static long bufferBytes(int maxBytes) {
    return frontBytes(maxBytes) + HISTORY_BYTES + 2L * maxBytes;
  }

  private static int frontBytes(int maxBytes) {
    return HISTORY_BYTES + lengthBytes(HISTORY_BYTES + maxBytes) + 1;
  }

  /// How many bytes behind the token say how many literals there are.
  private static int lengthBytes(int literals) {
    return literals < IN_TOKEN ? 0 : (literals - IN_TOKEN) / IN_BYTE + 1;
  }

  int maxBytes() {
    return maxBytes;
  }

  void beginFrame(Lz4Header next) {
    header = next;
    packedEnd = front;
    plainEnd = 0;
    given = 0;
  }

  /// Adds to what is packed.
  void add(Bytes part) {
    packed.position(packedEnd);
    packed.put(part.buffer());
    packedEnd = packed.position();
    packed.clear();
  }

  int checksum(XXHash32 hash) {
    return hash.hash(packed, front, packedEnd - front, 0);
  }

  /// Decodes what is packed, after all of the block before was given.
  ///
  /// @return false if it is damaged
  boolean decode(boolean stored) {
    int history = header.linked() ? Math.min(plainEnd, HISTORY_BYTES) : 0;
    boolean good = stored ? copy(history) : decodeBehind(history);
    given = history;
    packedEnd = front;
    return good;
  }

  private boolean copy(int history) {
    plain.put(0, plain, plainEnd - history, history);
    int count = packedEnd - front;
    plain.put(history, packed, front, count);
    plainEnd = history + count;
    return true;
  }

  private boolean decodeBehind(int history) {
    int start = history == 0 ? front : prepend(history);
    if (start < 0) {
      return false;
    }
    LZ4SafeDecompressor library = LZ4Factory.nativeInstance().safeDecompressor();
    try {
      plainEnd =
          library.decompress(
              packed, start, packedEnd - start, plain, 0, history + header.blockBytes());
      return plainEnd >= history;
    } catch (LZ4Exception e) {
      return false;
    }
  }

  /// Puts the history before the first literals.
  ///
  /// @return where the block now begins; -1 if it is damaged there
  private int prepend(int history) {
    int token = packed.get(front) & 0xff;
    int at = front + 1;
    int literals = token >> 4;
    for (int more = literals == IN_TOKEN ? IN_BYTE : 0; more == IN_BYTE; literals += more) {
      if (at >= packedEnd) {
        return -1;
      }
      more = packed.get(at++) & 0xff;
    }
    if (literals > packedEnd - at) {
      return -1;
    }
    packed.put(at - history, plain, plainEnd - history, history);
    return putToken(at - history, literals + history, token & 0xf);
  }

  private int putToken(int literalsAt, int literals, int match) {
    int bytes = lengthBytes(literals);
    int start = literalsAt - bytes - 1;
    packed.put(start, (byte) ((Math.min(literals, IN_TOKEN) << 4) | match));
    for (int i = 0; i < bytes; i++) {
      int rest = literals - IN_TOKEN - IN_BYTE * i;
      packed.put(start + 1 + i, (byte) Math.min(rest, IN_BYTE));
    }
    return start;
  }

  /// What comes next of the plain bytes.
  ///
  /// @return at most so many; none at the end
  byte[] next(int most) {
    byte[] piece = new byte[Math.min(most, plainEnd - given)];
    plain.get(given, piece);
    given += piece.length;
    return piece;
  }

  /// Frees the buffers. Idempotent.
  @Override
  public void close() {
    memory.close();
  }
}
