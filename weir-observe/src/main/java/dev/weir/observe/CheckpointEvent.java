package dev.weir.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/// A position of a source that was made sure of.
@Name("dev.weir.Checkpoint")
@Label("Pipeline Checkpoint")
@Description("A position of the source was made sure of, kept and committed")
@Category("Weir")
@StackTrace(false)
final class CheckpointEvent extends Event {
  @RunId
  @Label("Run")
  long run;

  @Label("Pipeline")
  @Description("Its name, or those of its stages")
  @Nullable String pipeline;

  @Label("Position")
  @Description("As text, cut at 200 characters")
  @Nullable String position;

  @Label("Took")
  @Description("From when the source has named it until it was committed")
  @Timespan(Timespan.NANOSECONDS)
  long took;
}
