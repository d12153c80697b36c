package dev.weir.formats;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `to-json-lines`: [JsonLinesEncoder].
public final class ToJsonLinesVerb implements Verb {
  private static final Spec SPEC =
      Spec.step(
              "to-json-lines",
              "writes each record as JSON on a line of its own",
              Records.KIND,
              Kind.BYTES)
          .example("x.csv ! csv ! to-json-lines ! x.jsonl");

  /// For the `ServiceLoader`.
  public ToJsonLinesVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(JsonLines.write());
  }
}
