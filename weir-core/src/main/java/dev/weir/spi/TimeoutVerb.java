package dev.weir.spi;

import dev.weir.Timeouts;
import dev.weir.Transform;

/// `timeout [first=TIME] [idle=TIME]`: [Timeouts].
public final class TimeoutVerb implements Verb {
  private static final String FIRST = "first";
  private static final String IDLE = "idle";
  private static final Spec SPEC =
      Spec.step("timeout", "fails when nothing comes for too long", Kind.ANY, Kind.ANY)
          .option(Option.of(IDLE, OptionType.DURATION, "how long nothing may come"))
          .option(Option.of(FIRST, OptionType.DURATION, "how long the beginning may take"))
          .example("stdin ! timeout idle=5min ! gzip ! file:feed.gz");

  /// For the `ServiceLoader`.
  public TimeoutVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    if (!arguments.has(FIRST) && !arguments.has(IDLE)) {
      throw new IllegalArgumentException("it needs idle=TIME or first=TIME, such as idle=5s");
    }
    if (!arguments.has(FIRST)) {
      return new Part.Through(idle(arguments));
    }
    Transform<Object, Object> first = Timeouts.initial(arguments.duration(FIRST));
    return new Part.Through(arguments.has(IDLE) ? first.andThen(idle(arguments)) : first);
  }

  private static Transform<Object, Object> idle(Arguments arguments) {
    return Timeouts.idle(arguments.duration(IDLE));
  }
}
