package dev.weir.spi;

import dev.weir.Bound;

/// `buffer [N|SIZE]`.
public final class BufferVerb implements Verb {
  private static final Spec SPEC =
      Spec.step(
              "buffer",
              "lets what is before it and what is behind it run at the same time",
              Kind.ANY,
              Kind.ANY)
          .operand(
              Option.of(
                  "mark",
                  OptionType.MARK,
                  "the most it holds: a size, or a count, of 1 MiB at most; if not set, 1024"))
          .example("huge.log ! buffer 4MiB ! gzip ! buffer ! huge.log.gz");

  /// For the `ServiceLoader`.
  public BufferVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Buffer(
        arguments.has("mark") ? weighed(arguments.bound("mark")) : Bound.DEFAULT);
  }

  /// In words, a count of elements of any size would be no limit at all.
  private static Bound weighed(Bound bound) {
    return bound.weighed()
        ? bound
        : new Bound(bound.elements(), Bound.DEFAULT.weight(), bound.lowPercent(), bound.weigher());
  }
}
