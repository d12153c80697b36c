package dev.weir;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The one exception of a failed run: which stage, how far it had come, and the original as its
/// direct cause. What failed on its own besides is suppressed onto it.
///
/// Its message is one line: `file:huge.log.gz: No space left on device (stage 3 of 3, after 1.2 GiB
/// in, 310 MiB out)`.
public class StreamException extends IOException {
  private static final long serialVersionUID = 1L;

  /// The stage's name.
  private final String stage;

  /// From 1; 0 if it was not one stage.
  private final int index;

  /// How many stages there are.
  private final int count;

  /// What happened.
  private final String reason;

  private final transient Progress progress;

  /// Names the place of a failure.
  ///
  /// @param stage the stage's name
  /// @param index which stage it is, from 1; 0 if it was not one stage
  /// @param count how many stages there are
  /// @param progress how far the run had come
  /// @param reason one line; what happened
  /// @param cause what was thrown; null if nothing was
  public StreamException(
      String stage,
      int index,
      int count,
      Progress progress,
      String reason,
      @Nullable Throwable cause) {
    super(message(stage, index, count, progress, reason), cause);
    this.stage = stage;
    this.index = index;
    this.count = count;
    this.reason = reason;
    this.progress = progress;
  }

  /// Names the place of a failure that was thrown. One that was named already, by a pipeline within
  /// the stage, is not wrapped twice: its own stage, its reason and its cause are taken.
  ///
  /// @param stage the stage's name
  /// @param index which stage it is, from 1
  /// @param count how many stages there are
  /// @param progress how far the run had come
  /// @param cause what was thrown
  /// @return the exception
  public static StreamException of(
      String stage, int index, int count, Progress progress, Throwable cause) {
    return of(stage, index, count, progress, cause, "");
  }

  /// Names the place of a failure that was thrown, and what else is to be said of it.
  ///
  /// @param stage the stage's name
  /// @param index which stage it is, from 1
  /// @param count how many stages there are
  /// @param progress how far the run had come
  /// @param cause what was thrown
  /// @param addition put behind what the cause says
  /// @return the exception
  public static StreamException of(
      String stage, int index, int count, Progress progress, Throwable cause, String addition) {
    String name = stage;
    String said = reason(cause);
    Throwable original = cause;
    Throwable[] suppressed = {};
    if (cause instanceof StreamException inner && inner.located()) {
      name = inner.stage;
      said = inner.reason;
      original = Objects.requireNonNull(inner.getCause());
      suppressed = inner.getSuppressed();
    }
    var located = new StreamException(name, index, count, progress, said + addition, original);
    for (Throwable other : suppressed) {
      located.addSuppressed(other);
    }
    return located;
  }

  private boolean located() {
    return getClass() == StreamException.class && index > 0 && getCause() != null;
  }

  /// What failed, why, and how far the run had come, in one line.
  ///
  /// @return never null
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /// The name of the stage that failed.
  ///
  /// @return as [Stage#name()] gave it
  public String stage() {
    return stage;
  }

  /// Which stage failed.
  ///
  /// @return from 1, or 0 if it was not one stage
  public int stageIndex() {
    return index;
  }

  /// How many stages there are.
  ///
  /// @return the source, the steps, the boundaries and the sink
  public int stageCount() {
    return count;
  }

  /// How far the run had come.
  ///
  /// @return what went in and out; [Progress#NONE] after deserialization
  public Progress progress() {
    return progress == null ? Progress.NONE : progress;
  }

  /// What a failure says for itself, in one line: its message, or its class where it has none.
  ///
  /// @param failure any
  /// @return one line without a stack trace
  public static String reason(Throwable failure) {
    String said =
        switch (failure) {
          case NoSuchFileException e when e.getReason() == null -> "no such file";
          case AccessDeniedException e when e.getReason() == null -> "permission denied";
          case FileSystemException e when e.getReason() != null -> e.getReason();
          case IOException e when e.getMessage() != null -> e.getMessage();
          default -> failure.toString();
        };
    return said.lines().findFirst().orElse(failure.getClass().getName());
  }

  private static String message(
      String stage, int index, int count, Progress progress, String reason) {
    return index == 0
        ? reason + " (" + progress + ")"
        : stage + ": " + reason + " (stage " + index + " of " + count + ", " + progress + ")";
  }
}
