package dev.weir.observe;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/// How a stage of a run stands; each second, and when the run is over.
@Name("dev.weir.Stage")
@Label("Pipeline Stage")
@Description("How a stage of a run stands: totals so far, and what it did lately")
@Category("Weir")
@Period("1 s")
@StackTrace(false)
final class StageEvent extends Event {
  @RunId
  @Label("Run")
  long run;

  @Label("Pipeline")
  @Description("Its name, or those of its stages")
  @Nullable String pipeline;

  @Label("Position")
  @Description("From 1, which is the source")
  int position;

  @Label("Stage")
  @Nullable String stage;

  @Label("Run Over")
  @Description("Whether this is the last picture of the run")
  boolean over;

  @Label("Elements In")
  long elementsIn;

  @Label("Bytes In")
  @DataAmount(DataAmount.BYTES)
  long bytesIn;

  @Label("Elements Out")
  long elementsOut;

  @Label("Bytes Out")
  @DataAmount(DataAmount.BYTES)
  long bytesOut;

  @Label("Working")
  @Timespan(Timespan.NANOSECONDS)
  long working;

  @Label("Waiting for Input")
  @Timespan(Timespan.NANOSECONDS)
  long waitingForInput;

  @Label("Waiting for Room")
  @Timespan(Timespan.NANOSECONDS)
  long waitingForRoom;

  @Label("Errors")
  @Description("Errors that it survived")
  long errors;

  @Label("Retries")
  long retries;

  @Label("Drops")
  @Description("Elements that it left out")
  long drops;

  @Label("Busy")
  @Description("Share of the time in which it had its thread; 0 for a boundary")
  @Percentage
  double busy;

  @Label("Fill")
  @Description("Elements that a boundary holds")
  long fill;

  @Label("Mark")
  @Description("Elements that a boundary may hold; 0 for other stages")
  long mark;

  @Label("Highest Fill")
  long highestFill;

  @Label("Weight")
  @Description("Weight that a boundary holds")
  @DataAmount(DataAmount.BYTES)
  long weight;

  @Label("Weight Mark")
  @Description("Weight that a boundary may hold; 0 if only elements count")
  @DataAmount(DataAmount.BYTES)
  long weightMark;

  @Label("Times Full")
  long timesFull;

  @Label("Times Empty")
  long timesEmpty;

  @Label("Full")
  @Description("Time that the writer of a boundary waited for room")
  @Timespan(Timespan.NANOSECONDS)
  long full;

  @Label("Empty")
  @Description("Time that the reader of a boundary waited for an element")
  @Timespan(Timespan.NANOSECONDS)
  long empty;

  @Label("Lately Working")
  @Description("Share of the last seconds")
  @Percentage
  double latelyWorking;

  @Label("Lately Waiting for Input")
  @Description("Share of the last seconds")
  @Percentage
  double latelyWaitingForInput;

  @Label("Lately Waiting for Room")
  @Description("Share of the last seconds")
  @Percentage
  double latelyWaitingForRoom;

  @Label("Bytes Out per Second, Lately")
  @DataAmount(DataAmount.BYTES)
  double latelyBytesOut;

  @Label("Elements Out per Second, Lately")
  double latelyElementsOut;
}
