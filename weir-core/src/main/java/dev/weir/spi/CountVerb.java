package dev.weir.spi;

import dev.weir.Transform;
import dev.weir.Transforms;

/// `count`.
public final class CountVerb implements Verb {
  private static final Spec SPEC =
      Spec.step("count", "counts, and says at the end how many", Kind.ELEMENTS, Kind.ELEMENTS)
          .example("huge.log ! lines ! count")
          .reporting();

  /// For the `ServiceLoader`.
  public CountVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    Transform<Object, Object> count = Transforms.countElements();
    return new Part.OverLines(count, count, false);
  }
}
