package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Keeps some fields of each line, as `cut` does: in the order of the line, each once.
///
/// It emits one line for each, as soon as that comes, waits where downstream waits, and ends with
/// its input. It holds nothing between two lines.
///
/// Fields are what is between delimiters, and are joined by the same delimiter again. Without one,
/// they are what is between runs of spaces and tabs, also at the beginning and the end of a line,
/// and are joined by one space. A line that has no delimiter goes on as it is; one that has not as
/// many fields is the shorter, and may be empty.
///
/// ```java
/// Lines.utf8().andThen(Cut.fields("1,3-5,7-").delimitedBy(","))
/// ```
///
/// @param fields such as `1,3-5,7-` or `-3`, counted from 1
/// @param delimiter one character or more; null: spaces and tabs
/// @param others whether all fields but these stay
/// @param delimitedOnly whether a line that has no delimiter is left out
public record Cut(String fields, @Nullable String delimiter, boolean others, boolean delimitedOnly)
    implements Transform<String, String> {

  private static final String TAB = "\t";

  /// Checks fields and delimiter.
  ///
  /// @throws IllegalArgumentException if `fields` is no choice of fields, or `delimiter` is empty
  public Cut {
    Fields.of(fields);
    if (delimiter != null && delimiter.isEmpty()) {
      throw new IllegalArgumentException("delimiter must not be empty");
    }
  }

  /// Keeps these fields, which tabs delimit.
  ///
  /// @param choice numbers and ranges with commas between, counted from 1; a range may have no
  ///   beginning or no end
  /// @return the transform
  /// @throws IllegalArgumentException if it is none
  public static Cut fields(String choice) {
    return new Cut(choice, TAB, false, false);
  }

  /// The same with another delimiter.
  ///
  /// @param text one character or more
  /// @return the transform
  /// @throws IllegalArgumentException if it is empty
  public Cut delimitedBy(String text) {
    return new Cut(fields, text, others, delimitedOnly);
  }

  /// The same for fields between spaces and tabs, however many.
  ///
  /// @return the transform
  public Cut delimitedByWhitespace() {
    return new Cut(fields, null, others, delimitedOnly);
  }

  /// The same for all the other fields.
  ///
  /// @return a transform that keeps the fields that this one leaves out
  public Cut complement() {
    return new Cut(fields, delimiter, !others, delimitedOnly);
  }

  /// The same without the lines that have no delimiter.
  ///
  /// @return the transform
  public Cut onlyDelimited() {
    return new Cut(fields, delimiter, others, true);
  }

  /// The same for lines that are not decoded, such as [Lines#views()] gives. What is one piece of
  /// the line stays a slice of it.
  ///
  /// @return a transform of lines in valid UTF-8
  /// @throws IllegalStateException if the delimiter is no text, but half a surrogate pair, which no
  ///   such line has
  public Transform<Bytes, Bytes> views() {
    if (!overBytes()) {
      throw new IllegalStateException("delimiter has no UTF-8 form");
    }
    return new SlicesCut(this);
  }

  boolean overBytes() {
    return delimiter == null || StandardCharsets.UTF_8.newEncoder().canEncode(delimiter);
  }

  Fields kept() {
    Fields chosen = Fields.of(fields);
    return others ? chosen.others() : chosen;
  }

  @Override
  public Step<String, String> open() {
    return new Cutting(kept(), delimiter, delimitedOnly);
  }

  @Override
  public boolean divides() {
    return true;
  }

  @Override
  public String name() {
    return Shown.name("cut", fields);
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }
}
