package dev.weir.spi;

import dev.weir.Transform;
import dev.weir.Transforms;

/// `measure`.
public final class MeasureVerb implements Verb {
  private static final Spec SPEC =
      Spec.step(
              "measure",
              "says at the end how much went through here, and how fast",
              Kind.ANY,
              Kind.ANY)
          .example("huge.log ! measure ! gzip ! measure ! huge.log.gz")
          .reporting();

  /// For the `ServiceLoader`.
  public MeasureVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    Transform<Object, Object> measure = Transforms.measure();
    return new Part.OverLines(measure, measure, false);
  }
}
