package dev.weir.spi;

import dev.weir.Distinct;

/// `dedupe`.
public final class DedupeVerb implements Verb {
  private static final Spec SPEC =
      Spec.step(
              "dedupe", "leaves out what is equal to the one before", Kind.ELEMENTS, Kind.ELEMENTS)
          .example("huge.log ! lines ! cut 1 ! dedupe ! unlines ! stdout");

  /// For the `ServiceLoader`.
  public DedupeVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.OverLines(
        Distinct.neighbours(), Distinct.<LineView>neighboursBy(LineView::text), false);
  }
}
