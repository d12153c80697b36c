package dev.weir.frame;

import dev.weir.Bytes;
import dev.weir.Transform;
import java.io.IOException;

/// Frames each with its length before it.
///
/// @param form how the length is written; it counts what follows it
/// @param maxBytes the longest frame, without its length, from 1 to [Frames#MAX_MAX_BYTES]
public record LengthPrefixed(LengthForm form, int maxBytes) implements Framing {

  /// Checks the limit.
  ///
  /// @throws IllegalArgumentException if it is out of range
  public LengthPrefixed {
    Frames.checkedMax(maxBytes);
  }

  /// The same with another limit.
  ///
  /// @param bytes the longest frame, without its length, from 1 to [Frames#MAX_MAX_BYTES]
  /// @return the framing
  /// @throws IllegalArgumentException if it is out of range
  public LengthPrefixed maxBytes(int bytes) {
    return new LengthPrefixed(form, bytes);
  }

  @Override
  public Transform<Bytes, Bytes> split() {
    return new Split(this);
  }

  @Override
  public Transform<Bytes, Bytes> join() {
    return new Joined(
        frame -> {
          byte[] length = form.write(frame.length());
          if (length.length == 0 || frame.length() > maxBytes) {
            throw new IOException(
                "has "
                    + frame.length()
                    + " bytes, which is more than "
                    + (length.length == 0 ? "its length can say" : maxBytes));
          }
          return Joined.both(Bytes.wrap(length), frame);
        });
  }
}
