package dev.weir.formats;

/// How large the elements of JSON may be. What is beyond a limit is a bad record, as soon as that
/// is seen, so it never costs more memory than the limit.
///
/// @param elementBytes the longest element, in bytes; for JSON Lines, a line without its ending; up
///   to [#MAX_ELEMENT_BYTES]
/// @param depth how many objects and arrays may be one in the other
/// @param nameChars the longest name of a member, in chars without escapes
/// @param stringChars the longest string, in chars without escapes
/// @param numberChars the longest number, in digits, signs and dots
/// @param names how many members an object may have
public record JsonLimits(
    int elementBytes, int depth, int nameChars, int stringChars, int numberChars, int names) {

  /// 1 MiB an element, 500 deep, names of 50,000, strings of any length within the element, numbers
  /// of 1,000, and 10,000 names in an object.
  public static final JsonLimits DEFAULT =
      new JsonLimits(1 << 20, 500, 50_000, Integer.MAX_VALUE, 1_000, 10_000);

  /// The largest limit of an element that can be set: 256 MiB.
  public static final int MAX_ELEMENT_BYTES = 1 << 28;

  /// The largest depth that can be set.
  public static final int MAX_DEPTH = 2_000;

  /// Checks the limits.
  ///
  /// @throws IllegalArgumentException if one is out of range
  public JsonLimits {
    check("elementBytes", elementBytes, MAX_ELEMENT_BYTES);
    check("depth", depth, MAX_DEPTH);
    check("nameChars", nameChars, Integer.MAX_VALUE);
    check("stringChars", stringChars, Integer.MAX_VALUE);
    check("numberChars", numberChars, Integer.MAX_VALUE);
    check("names", names, Integer.MAX_VALUE);
  }

  static void check(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must be from 1 to " + most + ": " + value);
    }
  }

  /// The same with another limit.
  ///
  /// @param bytes the longest element
  /// @return the limits
  public JsonLimits elementBytes(int bytes) {
    return new JsonLimits(bytes, depth, nameChars, stringChars, numberChars, names);
  }

  /// The same with another limit.
  ///
  /// @param levels how many objects and arrays may be one in the other
  /// @return the limits
  public JsonLimits depth(int levels) {
    return new JsonLimits(elementBytes, levels, nameChars, stringChars, numberChars, names);
  }

  /// The same with another limit.
  ///
  /// @param chars the longest name
  /// @return the limits
  public JsonLimits nameChars(int chars) {
    return new JsonLimits(elementBytes, depth, chars, stringChars, numberChars, names);
  }

  /// The same with another limit.
  ///
  /// @param chars the longest string
  /// @return the limits
  public JsonLimits stringChars(int chars) {
    return new JsonLimits(elementBytes, depth, nameChars, chars, numberChars, names);
  }

  /// The same with another limit.
  ///
  /// @param chars the longest number
  /// @return the limits
  public JsonLimits numberChars(int chars) {
    return new JsonLimits(elementBytes, depth, nameChars, stringChars, chars, names);
  }

  /// The same with another limit.
  ///
  /// @param count how many members an object may have
  /// @return the limits
  public JsonLimits names(int count) {
    return new JsonLimits(elementBytes, depth, nameChars, stringChars, numberChars, count);
  }
}
