package dev.weir.formats;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;
import java.util.List;

/// `csv`: [CsvDecoder].
public final class CsvVerb implements Verb {
  private static final String FIRST = "first";
  private static final String NONE = "none";
  private static final String BAD = "bad";
  private static final String KEEP = "keep";
  private static final String REPLACE = "replace";
  private static final Spec SPEC =
      Records.withPolicy(
              Spec.step(
                      "csv",
                      "reads CSV: an object of strings for each record",
                      Kind.BYTES,
                      Records.KIND)
                  .option(
                      Option.of(
                              "header",
                              OptionType.TEXT,
                              "where the names are: in the first record; nowhere (none), which gives"
                                  + " arrays; or here, with commas between them")
                          .byDefault(FIRST))
                  .option(Records.separator())
                  .option(
                      Option.choice(
                          "ragged",
                          List.of(BAD, KEEP),
                          "what becomes of a record with fewer fields than the header, or the first record, has"))
                  .option(
                      Option.of("max", OptionType.SIZE, "a longer record is bad").byDefault("1MiB"))
                  .option(
                      Option.of("fields", OptionType.COUNT, "a record with more fields is bad")
                          .byDefault("10000"))
                  .option(
                      Option.choice(
                          "malformed",
                          List.of(BAD, REPLACE),
                          "what becomes of a record that is not UTF-8")))
          .example("x.csv ! csv ! to-json-lines ! x.jsonl");

  /// For the `ServiceLoader`.
  public CsvVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(
        Csv.read()
            .shape(Records.shape(arguments))
            .header(header(arguments.text("header")))
            .ragged(
                arguments.text("ragged").equals(KEEP)
                    ? CsvDecoder.Ragged.KEEP
                    : CsvDecoder.Ragged.BAD)
            .recordBytes(arguments.smallAmount("max"))
            .fields(arguments.smallAmount("fields"))
            .replaceMalformed(arguments.text("malformed").equals(REPLACE))
            .onBad(Records.policy(arguments)));
  }

  private static CsvHeader header(String text) {
    return switch (text) {
      case FIRST -> new CsvHeader.First();
      case NONE -> new CsvHeader.None();
      default -> new CsvHeader.Given(Records.names(text));
    };
  }
}
