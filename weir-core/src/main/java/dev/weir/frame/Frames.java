package dev.weir.frame;

import dev.weir.Bytes;
import java.util.Arrays;
import java.util.List;

/// The ways to tell where a frame ends. A frame is an element that is whole.
public final class Frames {

  /// The longest frame unless another limit is set: 1 MiB.
  public static final int DEFAULT_MAX_BYTES = 1 << 20;

  /// The largest limit that can be set: 1 GiB.
  public static final int MAX_MAX_BYTES = 1 << 30;

  private Frames() {}

  /// Frames that end with a delimiter, which is no part of them. The last one needs none.
  ///
  /// @param delimiters each of one byte or more; where several fit, the longest counts; joined, the
  ///   first is used
  /// @return the framing
  /// @throws IllegalArgumentException if there is none, or one is empty
  public static Delimited delimited(byte[]... delimiters) {
    List<Bytes> copies =
        Arrays.stream(delimiters).map(bytes -> Bytes.copyOf(bytes, 0, bytes.length)).toList();
    return new Delimited(copies, DEFAULT_MAX_BYTES, true);
  }

  /// Frames of one length.
  ///
  /// @param bytes how long each is, from 1 to [#MAX_MAX_BYTES]
  /// @return the framing
  /// @throws IllegalArgumentException if the length is out of range
  public static FixedLength fixed(int bytes) {
    return new FixedLength(bytes);
  }

  /// Frames each with its length before it.
  ///
  /// @param form how the length is written; it counts what follows it
  /// @return the framing
  public static LengthPrefixed lengthPrefixed(LengthForm form) {
    return new LengthPrefixed(form, DEFAULT_MAX_BYTES);
  }

  static int checkedMax(int maxBytes) {
    if (maxBytes < 1 || maxBytes > MAX_MAX_BYTES) {
      throw new IllegalArgumentException(
          "maxBytes must be from 1 to " + MAX_MAX_BYTES + ": " + maxBytes);
    }
    return maxBytes;
  }
}
