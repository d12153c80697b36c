package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// Turns texts into UTF-8 bytes, each with a separator behind it.
///
/// It emits blocks of 64 KiB as they fill, and less only at a flush and at the end, as a write per
/// line would be slow; so where lines are rare and wanted at once, flush. It waits where downstream
/// waits; at the end of its input it emits what is left. When downstream wants no more, it drops
/// it.
///
/// An unpaired surrogate becomes `?`. A separator within a text is not escaped.
///
/// @param separator what follows each text, the last one too
public record Unlines(String separator) implements Transform<CharSequence, Bytes> {

  /// The same with another separator.
  ///
  /// @param text what follows each text; may be empty
  /// @return the transform
  public Unlines separator(String text) {
    return new Unlines(text);
  }

  /// The same for lines that are not decoded, such as [Lines#views()] gives: their bytes go on as
  /// they are.
  ///
  /// @return a transform of lines in valid UTF-8
  public Transform<Bytes, Bytes> views() {
    return new SlicesUnlines(this);
  }

  @Override
  public Step<CharSequence, Bytes> open() {
    return new Joining.OfTexts(separator);
  }

  @Override
  public boolean divides() {
    return true;
  }

  @Override
  public String name() {
    return "unlines";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(Joining.BLOCK_BYTES);
  }
}
