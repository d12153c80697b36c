package dev.weir.spi;

import java.nio.file.Path;
import java.util.OptionalLong;

/// `throttle RATE [burst=N|SIZE] [from=PATH]`: [dev.weir.Throttle].
///
/// A rate with a unit takes bytes, one without takes other elements. The file is looked at when the
/// first element comes and about once a second while elements pass: a rate of the same kind that is
/// in it counts from then on. As long as there is none, or it cannot be read, the rate stays as it
/// was.
public final class ThrottleVerb implements Verb {
  private static final Spec SPEC =
      Spec.step("throttle", "lets through so much a second", Kind.ANY, Kind.ANY)
          .operand(
              Option.of(
                      "rate",
                      OptionType.RATE,
                      "with a unit bytes a second, such as 10MiB/s; without one lines, or the like, a second")
                  .always())
          .option(
              Option.of(
                  "burst",
                  OptionType.MARK,
                  "the most at once after a pause; if not set, a tenth of a second's worth"))
          .option(
              Option.of(
                  "from",
                  OptionType.PATH,
                  "of a file with the rate, looked at every second; what is no rate changes nothing"))
          .example("huge.log ! throttle 10MiB/s ! file:/mnt/slow/huge.log");

  /// For the `ServiceLoader`.
  public ThrottleVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Kind takes(Arguments arguments) {
    return arguments.rate("rate").inBytes() ? Kind.BYTES : Kind.ELEMENTS;
  }

  @Override
  public Part part(Arguments arguments) {
    Arguments.Rate rate = arguments.rate("rate");
    Path from = arguments.has("from") ? Path.of(arguments.text("from")) : null;
    return new Part.Through(new WrittenThrottle(rate, burst(arguments, rate), from));
  }

  private static OptionalLong burst(Arguments arguments, Arguments.Rate rate) {
    if (!arguments.has("burst")) {
      return OptionalLong.empty();
    }
    String text = arguments.text("burst");
    if (Amounts.isCount(text) == rate.inBytes()) {
      throw new IllegalArgumentException(
          "burst must be a " + (rate.inBytes() ? "size" : "count") + ", as the rate is: " + text);
    }
    return OptionalLong.of(arguments.amount("burst"));
  }
}
