package dev.weir.observe;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/// A run that is over, from its beginning to its end.
@Name("dev.weir.Run")
@Label("Pipeline Run")
@Description("A run of a pipeline, from before it opens until everything is closed")
@Category("Weir")
@Threshold("0 ms")
@StackTrace(false)
final class RunEvent extends Event {
  @RunId
  @Label("Run")
  long run;

  @Label("Pipeline")
  @Description("Its name, or those of its stages")
  @Nullable String pipeline;

  @Label("Outcome")
  @Description("completed, failed or cancelled")
  @Nullable String outcome;

  @Label("Failure")
  @Nullable String failure;

  @Label("Failed Stage")
  @Nullable String failedStage;

  @Label("Failed Position")
  @Description("Position of the failed stage, from 1; 0 if there is none")
  int failedPosition;

  @Label("Stages")
  int stages;

  @Label("Elapsed")
  @Description("Since the opening of the source")
  @Timespan(Timespan.NANOSECONDS)
  long elapsed;

  @Label("Elements In")
  @Description("Elements that the source gave")
  long elementsIn;

  @Label("Bytes In")
  @Description("Bytes that the source gave")
  @DataAmount(DataAmount.BYTES)
  long bytesIn;

  @Label("Elements Out")
  @Description("Elements that the sink took")
  long elementsOut;

  @Label("Bytes Out")
  @Description("Bytes that the sink took")
  @DataAmount(DataAmount.BYTES)
  long bytesOut;

  @Label("Bottleneck")
  @Description("Which stage held it up, in a sentence")
  @Nullable String bottleneck;
}
