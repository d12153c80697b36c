package dev.weir.formats;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `json-array`: [JsonArrayDecoder].
public final class JsonArrayVerb implements Verb {
  private static final Spec SPEC =
      JsonOptions.added(
          Spec.step(
              "json-array",
              "reads one JSON array of any length, value by value, checked",
              Kind.BYTES,
              Records.KIND),
          "x.json ! json-array ! to-json-lines ! x.jsonl");

  /// For the `ServiceLoader`.
  public JsonArrayVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(
        JsonArray.read()
            .limits(JsonOptions.limits(arguments))
            .duplicates(JsonOptions.duplicates(arguments))
            .onBad(Records.policy(arguments)));
  }
}
