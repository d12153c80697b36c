package dev.weir.text;

import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// Puts a text in the place of each match of a pattern in a line.
///
/// It emits one line for each, as soon as that comes, waits where downstream waits, and ends with
/// its input. It holds nothing between two lines. A line without a match goes on as it is.
///
/// The pattern is looked for as by [Grep], and with the same limits. In the replacement, `$1` and
/// `${name}` stand for groups of the expression, `$0` for the whole match, and a backslash takes
/// the meaning from the character behind it, as in [java.util.regex.Matcher#replaceAll(String)]; a
/// pattern that is plain text has a replacement that is plain text.
///
/// ```java
/// Lines.utf8().andThen(Replace.pattern("(\\w+)@example\\.com").with("$1@example.org"))
/// ```
///
/// A line that becomes longer than [#maxLength()] fails with a [dev.weir.LimitException] before it
/// is made.
///
/// @param pattern what is looked for; an empty one is before each character and at the end
/// @param replacement what stands in its place
/// @param literal whether both are plain text
/// @param ignoreCase whether upper and lower case are the same
/// @param firstOnly whether only the first match in each line is replaced
/// @param maxLength the longest line that it makes, in characters of UTF-16, from 1 to
///   [#MAX_MAX_LENGTH]
public record Replace(
    String pattern,
    String replacement,
    boolean literal,
    boolean ignoreCase,
    boolean firstOnly,
    int maxLength)
    implements Transform<String, String> {

  /// The longest line unless another limit is set: 1 Mi characters.
  public static final int DEFAULT_MAX_LENGTH = 1 << 20;

  /// The largest limit that can be set: 1 Gi characters.
  public static final int MAX_MAX_LENGTH = 1 << 30;

  /// Checks pattern, replacement and limit.
  ///
  /// @throws IllegalArgumentException if the pattern is no regular expression, the replacement
  ///   names a group that is not there, or `maxLength` is out of range
  public Replace {
    if (maxLength < 1 || maxLength > MAX_MAX_LENGTH) {
      throw new IllegalArgumentException(
          "maxLength must be from 1 to " + MAX_MAX_LENGTH + ": " + maxLength);
    }
    opened(pattern, replacement, literal, ignoreCase, firstOnly, maxLength);
  }

  /// Removes what a regular expression finds, unless [#with(String)] says otherwise.
  ///
  /// @param regex as in [java.util.regex.Pattern]
  /// @return the transform
  /// @throws IllegalArgumentException if it is no regular expression
  public static Replace pattern(String regex) {
    return new Replace(regex, "", false, false, false, DEFAULT_MAX_LENGTH);
  }

  /// Removes a text, unless [#with(String)] says otherwise.
  ///
  /// @param text in which no character has a meaning
  /// @return the transform
  public static Replace text(String text) {
    return new Replace(text, "", true, false, false, DEFAULT_MAX_LENGTH);
  }

  /// The same with another replacement.
  ///
  /// @param other what stands in the place of a match
  /// @return the transform
  /// @throws IllegalArgumentException if it names a group that is not there
  public Replace with(String other) {
    return new Replace(pattern, other, literal, ignoreCase, firstOnly, maxLength);
  }

  /// The same for upper and lower case.
  ///
  /// @return the transform
  public Replace ignoringCase() {
    return new Replace(pattern, replacement, literal, true, firstOnly, maxLength);
  }

  /// The same for the first match in each line alone.
  ///
  /// @return the transform
  public Replace onlyFirst() {
    return new Replace(pattern, replacement, literal, ignoreCase, true, maxLength);
  }

  /// The same with another limit.
  ///
  /// @param characters the longest line that it makes, from 1 to [#MAX_MAX_LENGTH]
  /// @return the transform
  /// @throws IllegalArgumentException if the limit is out of range
  public Replace maxLength(int characters) {
    return new Replace(pattern, replacement, literal, ignoreCase, firstOnly, characters);
  }

  @Override
  public Step<String, String> open() {
    return opened(pattern, replacement, literal, ignoreCase, firstOnly, maxLength);
  }

  private static Replacing opened(
      String pattern,
      String replacement,
      boolean literal,
      boolean ignoreCase,
      boolean firstOnly,
      int maxLength) {
    LinePattern compiled = LinePattern.of(pattern, literal, ignoreCase);
    Replacement with =
        literal ? Replacement.literal(replacement) : Replacement.of(replacement, compiled.regex());
    return new Replacing(compiled, with, firstOnly, maxLength);
  }

  @Override
  public boolean divides() {
    return true;
  }

  @Override
  public String name() {
    return Shown.name("replace", pattern);
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }
}
