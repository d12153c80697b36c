package dev.weir.spi;

import dev.weir.Bound;
import dev.weir.Distinct;

/// `distinct`.
public final class DistinctVerb implements Verb {
  private static final long LIGHTEST = 112; // what the shortest text weighs, with its place
  private static final Spec SPEC =
      Spec.step(
              "distinct", "leaves out what has come before, anywhere", Kind.ELEMENTS, Kind.ELEMENTS)
          .option(
              Option.of("max", OptionType.SIZE, "how much it may remember, to know what has come")
                  .byDefault("4MiB"))
          .example("huge.log ! lines ! cut 1 ! distinct max=8MiB ! unlines ! stdout");

  /// For the `ServiceLoader`.
  public DistinctVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    Bound bound = bound(arguments.amount("max"));
    return new Part.OverLines(
        Distinct.of(bound), Distinct.<LineView>by(bound, LineView::text), false);
  }

  private static Bound bound(long bytes) {
    long elements = Math.clamp(bytes / LIGHTEST, 1L, 1L << 30);
    return new Bound(elements, bytes, Bound.DEFAULT.lowPercent(), Bound::estimate);
  }
}
