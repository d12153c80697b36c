package dev.weir.cli;

import dev.weir.Sizes;
import dev.weir.file.FileSink;
import dev.weir.file.FileSource;
import dev.weir.file.Resumption;
import dev.weir.pipeline.Job;
import dev.weir.pipeline.Summary;
import dev.weir.spi.PipelineText;
import dev.weir.spi.UsageException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;

/// `weir run --resume`: a run that goes on where an earlier one was stopped.
final class Resuming implements Closeable {
  private final Resumption resumption;
  private final PipelineText text;

  private Resuming(Resumption resumption, PipelineText text) {
    this.resumption = resumption;
    this.text = text;
  }

  /// Looks at what is there; refuses what cannot be gone on with.
  static Resuming open(PipelineText text, long every) throws IOException {
    if (!(text.source() instanceof FileSource from)) {
      throw refused("its source must be one file, not " + text.source().name());
    }
    if (!(text.sink() instanceof FileSink to)) {
      throw refused("its sink must be a file, not " + text.sink().name());
    }
    Resumption resumption;
    try {
      resumption = Resumption.open(from, to, text.steps(), every);
    } catch (FileAlreadyExistsException _) {
      throw new UsageException(to.name() + ": is there already; --force replaces it", 0);
    }
    var resuming = new Resuming(resumption, text);
    try {
      Job<Summary> _ = resuming.job(); // says what cannot go on
    } catch (IllegalStateException e) {
      resuming.close();
      String reason = String.valueOf(e.getMessage());
      throw refused(reason.substring(reason.indexOf(": ") + 2));
    }
    return resuming;
  }

  private static UsageException refused(String reason) {
    return new UsageException("--resume: " + reason, 0);
  }

  Job<Summary> job() {
    return text.job(resumption.source(), resumption.sink()).checkpoints(resumption.checkpoints());
  }

  /// Where it goes on, in bytes of the source; 0 for at the beginning.
  long position() {
    return resumption.position();
  }

  /// Brings to its name what an earlier run had done to its end.
  ///
  /// @return false if there is more to do
  boolean completed() throws IOException {
    if (!resumption.isComplete()) {
      return false;
    }
    resumption.complete();
    return true;
  }

  /// What is said before it goes on; empty if it begins.
  String beginning() {
    return position() == 0 ? "" : text.source().name() + ": goes on at " + Sizes.bytes(position());
  }

  /// What is said after a failure; empty if there is nothing to go on with.
  String kept() {
    return resumption.kept() == 0
        ? ""
        : "what was made of the first "
            + Sizes.bytes(resumption.kept())
            + " is kept: the same command goes on from there";
  }

  @Override
  public void close() throws IOException {
    resumption.close();
  }
}
