package dev.weir.frame;

import dev.weir.Bytes;
import dev.weir.Transform;
import java.io.IOException;
import java.util.List;

/// Frames that end with a delimiter, which is no part of them.
///
/// @param delimiters each of one byte or more; where several fit, the longest counts; joined, the
///   first is used, unless another goes on behind it
/// @param maxBytes the longest frame, without its delimiter, from 1 to [Frames#MAX_MAX_BYTES]
/// @param lastMayLack whether what follows the last delimiter is a frame; else it is an error
public record Delimited(List<Bytes> delimiters, int maxBytes, boolean lastMayLack)
    implements Framing {

  /// Checks the delimiters and the limit.
  ///
  /// @throws IllegalArgumentException if there is no delimiter, one is empty, or the limit is out
  ///   of range
  public Delimited {
    delimiters = List.copyOf(delimiters);
    if (delimiters.isEmpty() || delimiters.stream().anyMatch(Bytes::isEmpty)) {
      throw new IllegalArgumentException("a delimiter must have a byte at least");
    }
    Frames.checkedMax(maxBytes);
  }

  /// The same with another limit.
  ///
  /// @param bytes the longest frame, without its delimiter, from 1 to [Frames#MAX_MAX_BYTES]
  /// @return the framing
  /// @throws IllegalArgumentException if it is out of range
  public Delimited maxBytes(int bytes) {
    return new Delimited(delimiters, bytes, lastMayLack);
  }

  /// The same for input in which each frame has its delimiter, the last one too.
  ///
  /// @return the framing
  public Delimited strict() {
    return new Delimited(delimiters, maxBytes, false);
  }

  /// How long the longest delimiter is.
  int longest() {
    return delimiters.stream().mapToInt(Bytes::length).max().orElseThrow();
  }

  @Override
  public Transform<Bytes, Bytes> split() {
    return new Split(this);
  }

  /// @throws IllegalStateException if another delimiter goes on behind the first one, so that what
  ///   follows a frame could make a longer one of its delimiter
  @Override
  public Transform<Bytes, Bytes> join() {
    checkFirst();
    return new Joined(this::joined);
  }

  private void checkFirst() {
    Bytes first = delimiters.getFirst();
    for (Bytes delimiter : delimiters) {
      if (delimiter.indexOf(first, 0, delimiter.length() - 1) >= 0) {
        throw new IllegalStateException(
            "cannot be joined with the first delimiter, as another one goes on behind it: put the"
                + " longer one first");
      }
    }
  }

  /// Whether it would come out whole is asked of all of it, as its end and the delimiter may make
  /// another one. What follows cannot, as no delimiter goes on behind the first.
  private Bytes joined(Bytes frame) throws IOException {
    if (frame.length() > maxBytes) {
      throw new IOException("has " + frame.length() + " bytes, which is more than " + maxBytes);
    }
    Bytes all = Joined.both(frame, delimiters.getFirst());
    for (Bytes delimiter : delimiters) {
      int index = all.indexOf(delimiter, 0, all.length());
      if (index >= 0 && index < frame.length()) {
        throw new IOException("has a delimiter in it, at byte " + index);
      }
    }
    return all;
  }
}
