package dev.weir.spi;

import dev.weir.Transform;
import dev.weir.Transforms;

/// `sample SHARE` or `sample every=N`.
public final class SampleVerb implements Verb {
  private static final String SHARE = "share";
  private static final String EVERY = "every";
  private static final String SEED = "seed";
  private static final long DEFAULT_SEED = 1;
  private static final Spec SPEC =
      Spec.step(
              "sample",
              "keeps a share of the elements, by chance, or each N-th of them",
              Kind.ELEMENTS,
              Kind.ELEMENTS)
          .operand(Option.of(SHARE, OptionType.SHARE, "how likely each is to stay, such as 1%"))
          .option(Option.of(EVERY, OptionType.COUNT, "keeps each N-th").unit("elements"))
          .option(
              Option.of(
                  SEED,
                  OptionType.COUNT,
                  "of chance, the same for the same elements; if not set, 1"))
          .example("huge.log ! lines ! sample 1% ! unlines ! stdout");

  /// For the `ServiceLoader`.
  public SampleVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    if (arguments.has(SHARE) == arguments.has(EVERY)) {
      throw new IllegalArgumentException(
          "it needs either a share, such as 1%, or every=N, such as every=100");
    }
    Transform<Object, Object> sample =
        arguments.has(SHARE) ? byChance(arguments) : byCounting(arguments);
    return new Part.OverLines(sample, sample, false);
  }

  private static Transform<Object, Object> byChance(Arguments arguments) {
    long seed = arguments.has(SEED) ? arguments.amount(SEED) : DEFAULT_SEED;
    return Transforms.sample(arguments.share(SHARE), seed);
  }

  private static Transform<Object, Object> byCounting(Arguments arguments) {
    if (arguments.has(SEED)) {
      throw new IllegalArgumentException("seed is for a share; there is no chance in every=N");
    }
    return Transforms.every(arguments.amount(EVERY));
  }
}
