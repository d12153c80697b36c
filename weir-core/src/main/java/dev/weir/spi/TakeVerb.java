package dev.weir.spi;

import dev.weir.Transform;
import dev.weir.Transforms;

/// `take N`.
public final class TakeVerb implements Verb {
  private static final Spec SPEC =
      Spec.step(
              "take",
              "keeps the first elements and stops what is before it",
              Kind.ELEMENTS,
              Kind.ELEMENTS)
          .operand(Option.of("n", OptionType.COUNT, "how many").unit("elements").always())
          .example("huge.log ! lines ! take 10 ! unlines ! stdout");

  /// For the `ServiceLoader`.
  public TakeVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    Transform<Object, Object> take = Transforms.take(arguments.amount("n"));
    return new Part.OverLines(take, take, false);
  }
}
