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
                  "the most it holds; if not set, 1024 elements and 1 MiB"))
          .example("huge.log ! buffer 4MiB ! gzip ! buffer ! huge.log.gz");

  /// For the `ServiceLoader`.
  public BufferVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Buffer(arguments.has("mark") ? arguments.bound("mark") : Bound.DEFAULT);
  }
}
