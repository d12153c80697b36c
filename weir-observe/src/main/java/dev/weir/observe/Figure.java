package dev.weir.observe;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// One number that Weir tells of a run, under the same name wherever it is told.
///
/// For the time that a stage has waited for its input: `forInputSeconds` in JSON, the field
/// `forInput` of the JFR event `dev.weir.Stage`, the meter `weir.stage.for.input`,
/// `weir_stage_for_input_seconds_total` in Prometheus. [Figures] has all of them.
///
/// Thread safety: from anywhere.
///
/// @param json its name in an object of JSON; null if it is not told there
/// @param jfr its event and field in a recording of JFR; null if it is not told there
/// @param meter its name in Micrometer
/// @param unit what it counts
/// @param kind how it moves
/// @param meaning in a few words
/// @param value reads it; NaN if it is not known
/// @param <T> what it is read from
public record Figure<T>(
    @Nullable String json,
    @Nullable String jfr,
    String meter,
    Unit unit,
    Kind kind,
    String meaning,
    ToDoubleFunction<T> value) {

  /// What a figure counts.
  public enum Unit {
    /// Elements, or times that something happened.
    NUMBER(""),
    /// Bytes.
    BYTES("bytes"),
    /// Seconds; nanoseconds in JFR.
    SECONDS("seconds"),
    /// A part of a whole, from 0 to 1.
    SHARE("ratio");

    private final String base;

    Unit(String base) {
      this.base = base;
    }
  }

  /// How a figure moves.
  public enum Kind {
    /// Grows while the run lasts; of several runs it is the sum.
    TOTAL,
    /// Goes up and down; of several runs it is the sum.
    LEVEL,
    /// Of several runs it is the largest.
    PEAK
  }

  /// A figure whose names are all made of one.
  static <T> Figure<T> of(
      Group group, String name, Unit unit, Kind kind, String meaning, ToDoubleFunction<T> value) {
    return new Figure<>(
        unit == Unit.SECONDS ? name + "Seconds" : name,
        group.event == null ? null : group.event + "." + name,
        group.prefix + dotted(name),
        unit,
        kind,
        meaning,
        value);
  }

  /// What figures are about.
  enum Group {
    RUN("weir.run.", "dev.weir.Run"),
    STAGE("weir.stage.", "dev.weir.Stage"),
    PROCESS("weir.process.", null);

    private final String prefix;
    private final @Nullable String event;

    Group(String prefix, @Nullable String event) {
      this.prefix = prefix;
      this.event = event;
    }
  }

  private static String dotted(String name) {
    return name.replaceAll("([A-Z])", ".$1").toLowerCase(Locale.ROOT);
  }

  /// The same with other names, where they were there before, or are somebody else's.
  Figure<T> named(@Nullable String inJson, @Nullable String inJfr) {
    return new Figure<>(inJson, inJfr, meter, unit, kind, meaning, value);
  }

  /// The unit that Micrometer is told; null where the name says it, or there is none.
  ///
  /// @return in the plural
  public @Nullable String baseUnit() {
    return unit.base.isEmpty() || meter.contains("." + unit.base) ? null : unit.base;
  }

  /// Its name in the text that Prometheus reads.
  ///
  /// @return with its unit, and `_total` if it only grows
  public String prometheus() {
    String base = baseUnit();
    return meter.replace('.', '_')
        + (base == null ? "" : "_" + base)
        + (kind == Kind.TOTAL ? "_total" : "");
  }
}
