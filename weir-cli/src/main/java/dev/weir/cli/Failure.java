package dev.weir.cli;

import dev.weir.LimitException;
import dev.weir.SameFileException;
import dev.weir.StreamException;
import dev.weir.spi.UsageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;

/// What became of a command that did not complete: one line and an exit code.
///
/// @param message without `weir: ` before it; not yet [Printable]
/// @param code of [ExitCode]
record Failure(String message, int code) {

  static Failure of(Throwable thrown) {
    return switch (thrown) {
      case UsageException e -> new Failure(String.valueOf(e.getMessage()), ExitCode.USAGE);
      case StreamException e -> of(e);
      case OutOfMemoryError e ->
          new Failure(
              "out of memory: " + e.getMessage() + "; WEIR_JAVA_OPTS=-Xmx64m gives more",
              ExitCode.FAILED);
      case StackOverflowError _ -> new Failure("stack overflow", ExitCode.FAILED);
      case FileSystemException e when e.getFile() != null ->
          new Failure(e.getFile() + ": " + StreamException.reason(e), ExitCode.FAILED);
      case IOException e when e.getMessage() != null ->
          new Failure(e.getMessage(), ExitCode.FAILED);
      default -> new Failure("failed: " + StreamException.reason(thrown), ExitCode.FAILED);
    };
  }

  private static Failure of(StreamException failed) {
    String message = String.valueOf(failed.getMessage());
    return switch (failed.getCause()) {
      case FileAlreadyExistsException _ ->
          new Failure(
              message
                  + (failed.stageIndex() == failed.stageCount()
                      ? "; --force replaces it"
                      : "; -f behind the word replaces it"),
              ExitCode.USAGE);
      case SameFileException _ -> new Failure(message, ExitCode.USAGE);
      case LimitException _ -> new Failure(message, ExitCode.LIMIT);
      case null, default -> new Failure(message, ExitCode.FAILED);
    };
  }
}
