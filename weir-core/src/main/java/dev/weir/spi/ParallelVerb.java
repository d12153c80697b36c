package dev.weir.spi;

/// `parallel [N]`: [dev.weir.pipeline.Lanes] in order, for the steps behind it that do something to
/// each line by itself.
public final class ParallelVerb implements Verb {
  private static final Spec SPEC =
      Spec.step(
              "parallel",
              "does the steps behind it in several threads, as far as they do something to each line by itself: grep, replace, cut, unlines; the order stays",
              Kind.LINES,
              Kind.LINES)
          .operand(
              Option.of("threads", OptionType.COUNT, "how many; if not set, one per processor"))
          .example("huge.log ! lines ! parallel 4 ! replace '[0-9]+' with=N ! unlines ! out.log");

  /// For the `ServiceLoader`.
  public ParallelVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Spread(
        arguments.has("threads")
            ? arguments.smallAmount("threads")
            : Runtime.getRuntime().availableProcessors());
  }
}
