package dev.weir.formats;

import dev.weir.Weighed;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record: any JSON value, immutable. The one element that JSON and CSV share.
///
/// ```java
/// String shown =
///     switch (value) {
///       case JsonValue.Obj object -> String.valueOf(object.get("name"));
///       case JsonValue.Arr array -> array.values().size() + " values";
///       case JsonValue.Str(var text) -> text;
///       case JsonValue.Num(var digits) -> digits;
///       case JsonValue.Bool(var truth) -> truth ? "yes" : "no";
///       case JsonValue.Null _ -> "nothing";
///     };
/// ```
///
/// An object or array that was read keeps its text, checked, and looks into it only when asked:
/// what is only passed on, or picked from, is never taken apart. So each call of [Obj#get],
/// [Obj#members()] and [Arr#values()] costs a look through the text, and each gives the same.
///
/// Two values are equal if they are of the same kind and hold the same: objects whatever the order
/// of their members, numbers if their digits are the same. [Object#toString()] gives JSON.
public sealed interface JsonValue extends Weighed {

  /// Reads one JSON value, within [JsonLimits#DEFAULT]; a name must not come twice in an object.
  ///
  /// @param text the value and nothing else but spaces
  /// @return the value
  /// @throws IOException if the text is none, as [JsonLines] would say it of a line
  static JsonValue parse(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (var check = new ElementCheck(JsonLimits.DEFAULT, false)) {
      return check.value(bytes, 0, bytes.length, Place.START);
    }
  }

  /// An object: names and their values, in order.
  abstract sealed class Obj implements JsonValue permits MadeObject, Row, WrittenObject {
    Obj() {}

    /// An object of these members.
    ///
    /// @param members in the order that they are written in; copied
    /// @return the object
    public static Obj of(Map<String, ? extends JsonValue> members) {
      return new MadeObject(members);
    }

    /// The value of a name.
    ///
    /// @param name as it is without escapes
    /// @return null if there is none; the last, where reading allowed several
    public abstract @Nullable JsonValue get(String name);

    /// All members.
    ///
    /// @return by name, in order; unmodifiable
    public abstract Map<String, JsonValue> members();

    /// Adds this, as JSON without a line break.
    abstract void writeTo(JsonText text);

    @Override
    public final boolean equals(@Nullable Object other) {
      return other instanceof Obj that && members().equals(that.members());
    }

    @Override
    public final int hashCode() {
      return members().hashCode();
    }

    @Override
    public final String toString() {
      return JsonText.of(this);
    }
  }

  /// An array: values, in order.
  abstract sealed class Arr implements JsonValue permits MadeArray, WrittenArray {
    Arr() {}

    /// An array of these values.
    ///
    /// @param values in order; copied
    /// @return the array
    public static Arr of(List<? extends JsonValue> values) {
      return new MadeArray(values);
    }

    /// All values.
    ///
    /// @return in order; unmodifiable
    public abstract List<JsonValue> values();

    /// Adds this, as JSON without a line break.
    abstract void writeTo(JsonText text);

    @Override
    public final boolean equals(@Nullable Object other) {
      return other instanceof Arr that && values().equals(that.values());
    }

    @Override
    public final int hashCode() {
      return values().hashCode();
    }

    @Override
    public final String toString() {
      return JsonText.of(this);
    }
  }

  /// A string.
  ///
  /// @param text any text; an unpaired surrogate is written as an escape, such as `\ud800`
  record Str(String text) implements JsonValue {
    @Override
    public long weight() {
      return 64 + 2L * text.length();
    }

    @Override
    public String toString() {
      return JsonText.of(this);
    }
  }

  /// A number, kept digit by digit as it was written.
  ///
  /// @param digits a number by the rules of JSON, such as `-0`, `1.50` or `1E400`
  record Num(String digits) implements JsonValue {

    /// Checks the digits.
    ///
    /// @throws IllegalArgumentException if they are no number of JSON
    public Num {
      if (!Digits.areNumber(digits)) {
        throw new IllegalArgumentException("no JSON number: '" + digits + "'");
      }
    }

    /// A whole number.
    ///
    /// @param value any
    /// @return the number
    public static Num of(long value) {
      return new Num(Long.toString(value));
    }

    /// The exact value.
    ///
    /// @return equal to what is written, whatever its size; `-0` is 0
    /// @throws NumberFormatException if the exponent is beyond an `int`
    public BigDecimal decimal() {
      return new BigDecimal(digits);
    }

    @Override
    public long weight() {
      return 64L + digits.length();
    }

    @Override
    public String toString() {
      return digits;
    }
  }

  /// `true` or `false`.
  ///
  /// @param value which
  record Bool(boolean value) implements JsonValue {
    @Override
    public long weight() {
      return 16;
    }

    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /// `null`.
  record Null() implements JsonValue {
    @Override
    public long weight() {
      return 16;
    }

    @Override
    public String toString() {
      return "null";
    }
  }
}
