package dev.weir.spi;

import dev.weir.Transform;
import dev.weir.Transforms;

/// `drop N`.
public final class DropVerb implements Verb {
  private static final Spec SPEC =
      Spec.step("drop", "leaves out the first elements", Kind.ELEMENTS, Kind.ELEMENTS)
          .operand(Option.of("n", OptionType.COUNT, "how many").unit("elements").always())
          .example("table.csv ! lines ! drop 1 ! unlines ! stdout");

  /// For the `ServiceLoader`.
  public DropVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    Transform<Object, Object> drop = Transforms.drop(arguments.amount("n"));
    return new Part.OverLines(drop, drop, false);
  }
}
