package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Emitter;
import dev.weir.PromptStep;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// Keeps the lines that match a pattern, or those that do not.
///
/// It emits each line that stays as soon as it comes, waits where downstream waits, and ends with
/// its input. It holds nothing between two lines.
///
/// A line matches if the pattern is found anywhere in it. The pattern is a regular expression of
/// [java.util.regex.Pattern], or plain text. `.` stands for any character of a line, and `$` for
/// its end. Case is ignored, if at all, by the rules of Unicode.
///
/// ```java
/// Lines.utf8().andThen(Grep.pattern("ERROR|WARN").inverted())
/// ```
///
/// An expression that takes too long on a line, as `(a*)*\1c` does on forty times `a`, fails with a
/// [dev.weir.LimitException]: after 50 million looks at its characters, and 1,000 more for each
/// character of the line. So does one that needs more stack than there is, as `(a|b)*[cd]` may on a
/// long line.
///
/// @param pattern what is looked for; an empty one is in every line
/// @param literal whether it is plain text
/// @param invert whether the lines stay that do not match
/// @param ignoreCase whether upper and lower case are the same
public record Grep(String pattern, boolean literal, boolean invert, boolean ignoreCase)
    implements Transform<String, String> {

  /// Checks the pattern.
  ///
  /// @throws IllegalArgumentException if it is no regular expression
  public Grep {
    LinePattern.of(pattern, literal, ignoreCase);
  }

  /// Keeps the lines in which a regular expression is found.
  ///
  /// @param regex as in [java.util.regex.Pattern]
  /// @return the transform
  /// @throws IllegalArgumentException if it is no regular expression
  public static Grep pattern(String regex) {
    return new Grep(regex, false, false, false);
  }

  /// Keeps the lines that contain a text.
  ///
  /// @param text in which no character has a meaning
  /// @return the transform
  public static Grep text(String text) {
    return new Grep(text, true, false, false);
  }

  /// The same for the other lines.
  ///
  /// @return a transform that keeps what this one leaves out
  public Grep inverted() {
    return new Grep(pattern, literal, !invert, ignoreCase);
  }

  /// The same for upper and lower case.
  ///
  /// @return the transform
  public Grep ignoringCase() {
    return new Grep(pattern, literal, invert, true);
  }

  /// The same for lines that are not decoded, such as [Lines#views()] gives: it keeps those in
  /// which it would find the pattern if they were texts. What has to be in such a line is looked
  /// for in its bytes, and only a line that has it is decoded, if need be.
  ///
  /// @return a transform of lines in valid UTF-8
  public Transform<Bytes, Bytes> views() {
    return new SlicesGrep(this);
  }

  LinePattern compiled() {
    return LinePattern.of(pattern, literal, ignoreCase);
  }

  @Override
  public Step<String, String> open() {
    return new Matching(compiled(), !invert);
  }

  @Override
  public boolean divides() {
    return true;
  }

  @Override
  public String name() {
    return Shown.name("grep", pattern);
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private record Matching(LinePattern pattern, boolean wanted)
      implements PromptStep<String, String> {

    @Override
    public void take(String in, Emitter<? super String> out) throws Exception {
      if (pattern.isIn(in) == wanted) {
        out.emit(in);
      }
    }
  }
}
