package dev.weir.frame;

import dev.weir.Bytes;
import dev.weir.Transform;
import java.io.IOException;

/// Frames of one length.
///
/// @param bytes how long each is, from 1 to [Frames#MAX_MAX_BYTES]
public record FixedLength(int bytes) implements Framing {

  /// Checks the length.
  ///
  /// @throws IllegalArgumentException if it is out of range
  public FixedLength {
    if (bytes < 1 || bytes > Frames.MAX_MAX_BYTES) {
      throw new IllegalArgumentException(
          "a frame must have from 1 to " + Frames.MAX_MAX_BYTES + " bytes: " + bytes);
    }
  }

  @Override
  public Transform<Bytes, Bytes> split() {
    return new Split(this);
  }

  @Override
  public Transform<Bytes, Bytes> join() {
    int length = bytes;
    return new Joined(
        frame -> {
          if (frame.length() != length) {
            throw new IOException("has " + frame.length() + " bytes, not " + length);
          }
          return frame;
        });
  }
}
