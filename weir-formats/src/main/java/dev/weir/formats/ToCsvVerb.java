package dev.weir.formats;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;
import java.util.List;

/// `to-csv`: [CsvEncoder].
public final class ToCsvVerb implements Verb {
  private static final String COLUMNS = "columns";
  private static final String YES = "yes";
  private static final String NO = "no";
  private static final String FAIL = "fail";
  private static final String JSON = "json";
  private static final String LF = "lf";
  private static final String CRLF = "crlf";
  private static final Spec SPEC =
      Spec.step("to-csv", "writes each record as CSV", Records.KIND, Kind.BYTES)
          .option(
              Option.of(
                  COLUMNS,
                  OptionType.TEXT,
                  "names, with commas between them; if not set, those of the first record"))
          .option(Option.choice("header", List.of(YES, NO), "whether the names are written"))
          .option(Records.separator())
          .option(
              Option.choice(
                  "nested", List.of(FAIL, JSON), "what becomes of an object or array in a field"))
          .option(Option.choice("ending", List.of(LF, CRLF), "of each line"))
          .example("x.jsonl ! json-lines ! to-csv columns=name,age ! x.csv");

  /// For the `ServiceLoader`.
  public ToCsvVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    CsvEncoder encoder =
        Csv.write()
            .shape(Records.shape(arguments))
            .header(arguments.text("header").equals(YES))
            .nested(
                arguments.text("nested").equals(JSON)
                    ? CsvEncoder.Nested.JSON
                    : CsvEncoder.Nested.FAIL)
            .crlf(arguments.text("ending").equals(CRLF));
    return new Part.Through(
        arguments.has(COLUMNS) ? encoder.columns(Records.names(arguments.text(COLUMNS))) : encoder);
  }
}
