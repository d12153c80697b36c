package dev.weir;

import java.nio.file.FileSystemException;

/// A file that the source of a run reads is the one that its sink would replace or append to.
public final class SameFileException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  /// Refuses a run.
  ///
  /// @param sink the sink's name
  public SameFileException(String sink) {
    super(sink, null, "source and target are the same file");
  }
}
