package dev.weir.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/// A thread of a run in which nothing moves: when that is noticed, and again each time that it has
/// lasted twice as long.
@Name("dev.weir.Stall")
@Label("Pipeline Stall")
@Description("A thread of a run in which nothing moves")
@Category("Weir")
@Period("1 s")
@StackTrace(false)
final class StallEvent extends Event {
  @RunId
  @Label("Run")
  long run;

  @Label("Pipeline")
  @Description("Its name, or those of its stages")
  @Nullable String pipeline;

  @Label("Stage")
  @Description("The stage that has the thread")
  @Nullable String stage;

  @Label("Waiting")
  @Description("Whether the thread waits for another of the run")
  boolean waiting;

  @Label("Still")
  @Description("How long nothing has moved")
  @Timespan(Timespan.NANOSECONDS)
  long still;

  @Label("Stack")
  @Description("What the thread is in, innermost first")
  @Nullable String stack;

  @Label("Bottleneck")
  @Description("What holds the run up, in a sentence")
  @Nullable String bottleneck;
}
