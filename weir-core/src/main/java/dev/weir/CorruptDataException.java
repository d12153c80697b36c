package dev.weir;

import java.io.IOException;

/// The data is not what it should be: cut off, damaged, or of another format.
public class CorruptDataException extends IOException {
  private static final long serialVersionUID = 1L;

  /// Bytes from the beginning of the stage's input.
  private final long offset;

  /// Names the damage and its place.
  ///
  /// @param message what is wrong; the place is added
  /// @param offset where, in bytes from the beginning of the stage's input
  public CorruptDataException(String message, long offset) {
    super(message + " at byte " + offset);
    this.offset = offset;
  }

  /// Where the damage was found.
  ///
  /// @return bytes from the beginning of the stage's input
  public long offset() {
    return offset;
  }
}
