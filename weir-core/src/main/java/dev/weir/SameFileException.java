package dev.weir;

import java.nio.file.FileSystemException;

/// A file that the source of a run reads is the one that its sink would replace or append to, or
/// two stages would write the same.
public final class SameFileException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  /// Refuses a run.
  ///
  /// @param sink the sink's name
  public SameFileException(String sink) {
    this(sink, "source and target are the same file");
  }

  /// Refuses a run.
  ///
  /// @param name of the stage
  /// @param reason what is the same
  public SameFileException(String name, String reason) {
    super(name, null, reason);
  }
}
