package dev.weir.formats;

import dev.weir.spi.Arguments;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;
import java.util.List;
import java.util.Locale;

/// `pick NAME...`: [Pick].
public final class PickVerb implements Verb {
  private static final Spec SPEC =
      Spec.step("pick", "keeps some fields of each record", Records.KIND, Records.KIND)
          .operand(
              Option.of("name", OptionType.TEXT, "of a field; in arrays its place, from 1")
                  .always()
                  .several())
          .option(
              Option.choice(
                  "absent",
                  List.of("omit", "null", "fail"),
                  "what becomes of a field that a record does not have"))
          .example("x.jsonl ! json-lines ! pick name age ! to-csv ! x.csv");

  /// For the `ServiceLoader`.
  public PickVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    var absent = Pick.Absent.valueOf(arguments.text("absent").toUpperCase(Locale.ROOT));
    return new Part.Through(new Pick(arguments.texts("name"), absent));
  }
}
