package dev.weir.formats;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `json-lines`: [JsonLinesDecoder].
public final class JsonLinesVerb implements Verb {
  private static final Spec SPEC =
      JsonOptions.added(
          Spec.step(
              "json-lines", "reads a JSON value from each line, checked", Kind.BYTES, Records.KIND),
          "x.jsonl ! json-lines on-bad=bad.jsonl ! pick name age ! to-csv ! x.csv");

  /// For the `ServiceLoader`.
  public JsonLinesVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(
        JsonLines.read()
            .limits(JsonOptions.limits(arguments))
            .duplicates(JsonOptions.duplicates(arguments))
            .onBad(Records.policy(arguments)));
  }
}
