package dev.weir.frame;

import dev.weir.Bytes;
import dev.weir.Transform;

/// A way to tell where frames end, in both directions. What [#join()] makes of frames, [#split()]
/// makes the same frames again.
///
/// A frame longer than the framing allows fails with a [dev.weir.LimitException], as early as that
/// can be known. Input that ends within a frame is a [dev.weir.CorruptDataException]. Both name the
/// byte where the frame begins.
public sealed interface Framing permits Delimited, FixedLength, LengthPrefixed {

  /// Bytes to frames. It emits each frame as soon as it is whole, waits where downstream waits,
  /// between the frames of one block too, and ends with its input. When downstream wants no more,
  /// the rest is dropped. Frames are copies.
  ///
  /// @return the transform
  Transform<Bytes, Bytes> split();

  /// Frames to bytes. It emits one run of bytes for each frame, waits where downstream waits, ends
  /// with its input, and holds nothing. A frame that could not be told apart again is an
  /// `IOException` that names its number.
  ///
  /// @return the transform
  Transform<Bytes, Bytes> join();
}
