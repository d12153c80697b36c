package dev.weir.formats;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `to-json-array`: [JsonArrayEncoder].
public final class ToJsonArrayVerb implements Verb {
  private static final Spec SPEC =
      Spec.step("to-json-array", "writes all records as one JSON array", Records.KIND, Kind.BYTES)
          .example("x.jsonl ! json-lines ! to-json-array ! x.json");

  /// For the `ServiceLoader`.
  public ToJsonArrayVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(JsonArray.write());
  }
}
