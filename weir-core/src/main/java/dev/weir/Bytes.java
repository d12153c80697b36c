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
