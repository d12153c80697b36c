package dev.weir;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// An immutable run of bytes.
///
/// ```
///          offset        offset + length
///             |               |
///   array: ...[b y t e s ... ]........      a slice shares the array
/// ```
///
/// The giver keeps nothing and nobody changes it, so it can be kept, queued and broadcast without a
/// copy. A slice shares its array and keeps all of it alive: [#heldBytes()] says how much, and what
/// stores elements stores [#compact()].
public final class Bytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final int STRIDE = 4 * Long.BYTES;

  /// No bytes.
  public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

  private final byte[] array;
  private final int offset;
  private final int length;

  private Bytes(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /// Takes an array over, without a copy.
  ///
  /// @param array from now on nobody may change it
  /// @return all of it
  public static Bytes wrap(byte[] array) {
    return new Bytes(array, 0, array.length);
  }

  /// Takes an array over, without a copy, and shows a part of it.
  ///
  /// @param array from now on nobody may change it
  /// @param offset where the part begins
  /// @param length how long it is
  /// @return the part
  /// @throws IndexOutOfBoundsException if the part is not within the array
  public static Bytes wrap(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    return new Bytes(array, offset, length);
  }

  /// Copies a part of an array.
  ///
  /// @param array stays the caller's
  /// @param offset where the part begins
  /// @param length how long it is
  /// @return a copy of the part
  /// @throws IndexOutOfBoundsException if the part is not within the array
  public static Bytes copyOf(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    return wrap(Arrays.copyOfRange(array, offset, offset + length));
  }

  /// The UTF-8 form of a text.
  ///
  /// @param text any text; an unpaired surrogate becomes `?`
  /// @return its bytes
  public static Bytes utf8(String text) {
    return wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /// How many bytes these are.
  ///
  /// @return the length in bytes
  public int length() {
    return length;
  }

  /// Whether there are none.
  ///
  /// @return true if the length is 0
  public boolean isEmpty() {
    return length == 0;
  }

  /// One byte.
  ///
  /// @param index from 0
  /// @return the byte there
  /// @throws IndexOutOfBoundsException if there is none
  public byte get(int index) {
    return array[offset + Objects.checkIndex(index, length)];
  }

  /// A part of these, sharing the array.
  ///
  /// @param from the first byte
  /// @param to behind the last byte
  /// @return the part
  /// @throws IndexOutOfBoundsException if the part is not within these
  public Bytes slice(int from, int to) {
    Objects.checkFromToIndex(from, to, length);
    return from == 0 && to == length ? this : new Bytes(array, offset + from, to - from);
  }

  /// How much memory these keep alive: the whole array behind them.
  ///
  /// @return bytes of heap
  public int heldBytes() {
    return array.length;
  }

  /// The same bytes, copied if they are shorter than half of the array behind them.
  ///
  /// @return bytes that keep alive at most twice their length
  public Bytes compact() {
    return length < array.length / 2 || (length == 0 && array.length > 0)
        ? copyOf(array, offset, length)
        : this;
  }

  /// The first place of a byte, found many at a time.
  ///
  /// @param value the byte
  /// @param from where to begin, from 0 to the length
  /// @return its index, or -1 if there is none
  /// @throws IndexOutOfBoundsException if `from` is not within these
  public int indexOf(byte value, int from) {
    Objects.checkFromToIndex(from, length, length);
    long pattern = (value & 0xFFL) * ONES;
    int end = offset + length;
    int at = offset + from;
    while (at <= end - STRIDE
        && (zeros(at, pattern)
                | zeros(at + 8, pattern)
                | zeros(at + 16, pattern)
                | zeros(at + 24, pattern))
            == 0) {
      at += STRIDE;
    }
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long zeros = zeros(at, pattern);
      if (zeros != 0) {
        return at - offset + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    for (; at < end; at++) {
      if (array[at] == value) {
        return at - offset;
      }
    }
    return -1;
  }

  /// All places of a byte in a part of these, found many at a time.
  ///
  /// @param value the byte
  /// @param from the first byte that is looked at
  /// @param to behind the last one
  /// @param indices filled from index 0, in order; as long as the part at least
  /// @return how many there are
  /// @throws IndexOutOfBoundsException if the part is not within these, or longer than `indices`
  public int indicesOf(byte value, int from, int to, int[] indices) {
    Objects.checkFromToIndex(from, to, length);
    Objects.checkFromIndexSize(0, to - from, indices.length);
    long pattern = (value & 0xFFL) * ONES;
    int end = offset + to;
    int at = offset + from;
    int found = 0;
    for (; at <= end - STRIDE; at += STRIDE) {
      long one = matches(at, pattern);
      long two = matches(at + 8, pattern);
      long three = matches(at + 16, pattern);
      long four = matches(at + 24, pattern);
      if ((one | two | three | four) != 0) {
        found = add(one, at - offset, indices, found);
        found = add(two, at - offset + 8, indices, found);
        found = add(three, at - offset + 16, indices, found);
        found = add(four, at - offset + 24, indices, found);
      }
    }
    for (; at < end; at++) {
      if (array[at] == value) {
        indices[found++] = at - offset;
      }
    }
    return found;
  }

  private static int add(long matches, int at, int[] indices, int found) {
    int next = found;
    for (long left = matches; left != 0; left &= left - 1) {
      indices[next++] = at + (Long.numberOfTrailingZeros(left) >>> 3);
    }
    return next;
  }

  /// Which of eight bytes match: the highest bit of each that does, and no other.
  private long matches(int at, long pattern) {
    long different = word(at) ^ pattern;
    return ~(((different & ~HIGHS) + ~HIGHS) | different | ~HIGHS);
  }

  /// The first place of some bytes in a part of these, looked for by their first and last byte,
  /// many at a time.
  ///
  /// @param run the bytes; none are found at `from`
  /// @param from where to begin
  /// @param to behind the last byte that is looked at
  /// @return the index of the first of them, or -1 if they are not there
  /// @throws IndexOutOfBoundsException if the part is not within these
  public int indexOf(Bytes run, int from, int to) {
    Objects.checkFromToIndex(from, to, length);
    if (run.length == 0) {
      return from;
    }
    int last = run.length - 1;
    byte first = run.get(0);
    long firsts = (first & 0xFFL) * ONES;
    long lasts = (run.get(last) & 0xFFL) * ONES;
    int end = offset + to - last; // behind the last place where they may begin
    int at = offset + from;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      while (at <= end - STRIDE
          && (both(at, firsts, last, lasts)
                  | both(at + 8, firsts, last, lasts)
                  | both(at + 16, firsts, last, lasts)
                  | both(at + 24, firsts, last, lasts))
              == 0) {
        at += STRIDE;
      }
      if (at > end - Long.BYTES) {
        break;
      }
      for (long left = both(at, firsts, last, lasts); left != 0; left &= left - 1) {
        int place = at + (Long.numberOfTrailingZeros(left) >>> 3);
        if (isAt(run, place)) {
          return place - offset;
        }
      }
    }
    for (; at < end; at++) {
      if (array[at] == first && isAt(run, at)) {
        return at - offset;
      }
    }
    return -1;
  }

  /// At which of eight places both bytes match: 0 if at none, else there may be a bit too many.
  private long both(int at, long firsts, int last, long lasts) {
    long different = (word(at) ^ firsts) | (word(at + last) ^ lasts);
    return (different - ONES) & ~different & HIGHS;
  }

  private boolean isAt(Bytes run, int place) {
    return Arrays.equals(
        array, place, place + run.length, run.array, run.offset, run.offset + run.length);
  }

  /// Which of eight bytes match: 0 if none does, else the lowest set bit is in the first that does.
  private long zeros(int at, long pattern) {
    long different = word(at) ^ pattern;
    return (different - ONES) & ~different & HIGHS;
  }

  /// How far these are ASCII, so that each byte is a character by itself.
  ///
  /// @param from the first byte
  /// @param to behind the last byte that is looked at
  /// @return the first place of a byte that is not ASCII, or `to` if there is none
  /// @throws IndexOutOfBoundsException if the part is not within these
  public int asciiEnd(int from, int to) {
    Objects.checkFromToIndex(from, to, length);
    int end = offset + to;
    int at = offset + from;
    while (at <= end - STRIDE
        && ((word(at) | word(at + 8) | word(at + 16) | word(at + 24)) & HIGHS) == 0) {
      at += STRIDE;
    }
    while (at < end && array[at] >= 0) {
      at++;
    }
    return at - offset;
  }

  /// Where the first sequence begins that is not UTF-8, or that is cut off at the end. Strict: an
  /// overlong form is none, nor is a surrogate.
  ///
  /// @param from the first byte
  /// @param to behind the last byte that is looked at
  /// @return its place, or -1 if all is UTF-8
  /// @throws IndexOutOfBoundsException if the part is not within these
  public int malformedUtf8(int from, int to) {
    int ascii = asciiEnd(from, to);
    int malformed = Utf8.malformedAt(array, offset + ascii, offset + to);
    return malformed < 0 ? -1 : malformed - offset;
  }

  private long word(int at) {
    return (long) LONGS.get(array, at);
  }

  /// Copies a part of these into an array.
  ///
  /// @param from the first byte to copy
  /// @param target where they go
  /// @param at where they begin there
  /// @param count how many
  /// @throws IndexOutOfBoundsException if that is not within both
  public void copyTo(int from, byte[] target, int at, int count) {
    Objects.checkFromIndexSize(from, count, length);
    System.arraycopy(array, offset + from, target, at, count);
  }

  /// A copy of these as an array.
  ///
  /// @return a new array, the caller's own
  public byte[] toArray() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  /// A read-only view, for channels and codecs.
  ///
  /// @return a new read-only buffer over these bytes
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(array, offset, length).asReadOnlyBuffer();
  }

  /// A part of these as text.
  ///
  /// @param from the first byte
  /// @param to behind the last byte
  /// @param charset how they are decoded; what is malformed is replaced
  /// @return the text
  /// @throws IndexOutOfBoundsException if the part is not within these
  public String text(int from, int to, Charset charset) {
    Objects.checkFromToIndex(from, to, length);
    return new String(array, offset + from, to - from, charset);
  }

  /// These as UTF-8 text; what is malformed is replaced.
  ///
  /// @return the text
  public String utf8() {
    return text(0, length, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that
        && Arrays.equals(
            array, offset, offset + length, that.array, that.offset, that.offset + that.length);
  }

  @Override
  public int hashCode() {
    return buffer().hashCode();
  }

  @Override
  public String toString() {
    return "Bytes[" + length + "]";
  }
}
