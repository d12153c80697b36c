package dev.weir.text;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `unlines`: [Unlines].
public final class UnlinesVerb implements Verb {
  private static final Spec SPEC =
      Spec.step(
              "unlines",
              "joins lines to UTF-8 text, a line feed behind each",
              Kind.LINES,
              Kind.BYTES)
          .example("huge.log ! lines ! take 10 ! unlines ! stdout");

  /// For the `ServiceLoader`.
  public UnlinesVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.OverLines(Lines.unlines(), new ViewsUnlines(Lines.unlines()), true);
  }
}
