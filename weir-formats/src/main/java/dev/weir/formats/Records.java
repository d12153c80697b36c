package dev.weir.formats;

import dev.weir.file.FileSink;
import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Nearest;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Spec;
import java.nio.file.Path;
import java.util.List;

/// What the words of all formats share.
final class Records {
  /// [JsonValue]s.
  static final Kind KIND = new Kind("records");

  private static final String FAIL = "fail";
  private static final String SKIP = "skip";
  private static final String ON_BAD = "on-bad";
  private static final String MAX_BAD = "max-bad";
  private static final String REPLACE = "replace";

  private Records() {}

  /// The spec with the options of a policy for bad records.
  static Spec withPolicy(Spec spec) {
    return spec.option(
            Option.of(
                    ON_BAD,
                    OptionType.PATH,
                    "what becomes of bad records: fail fails the run, skip leaves them out and counts"
                        + " them, anything else is a file that they go to")
                .byDefault(FAIL))
        .option(
            Option.of(MAX_BAD, OptionType.COUNT, "one bad record more fails the run")
                .unit("records"))
        .option(
            Option.flag(
                REPLACE, "f", "whether the file of bad records may take the place of another"));
  }

  static OnBad policy(Arguments arguments) {
    OnBad policy = named(arguments.text(ON_BAD), arguments.flag(REPLACE));
    return arguments.has(MAX_BAD) ? policy.max(arguments.amount(MAX_BAD)) : policy;
  }

  private static OnBad named(String text, boolean replacing) {
    return switch (text) {
      case FAIL -> OnBad.fail();
      case SKIP -> OnBad.skip();
      default -> {
        refuseMistake(text);
        FileSink file = FileSink.of(path(text));
        yield OnBad.to(replacing ? file.replace() : file);
      }
    };
  }

  /// A policy that is not spelled quite right would be a file.
  private static void refuseMistake(String text) {
    String advice = Nearest.advice(text, List.of(FAIL, SKIP));
    boolean plain = text.indexOf('/') < 0 && text.indexOf('.') < 0;
    if (plain && advice.contains("did you mean")) {
      throw new IllegalArgumentException(
          ON_BAD + " '" + text + "'" + advice + "; for a file of that name write ./" + text);
    }
  }

  private static Path path(String text) {
    if (text.indexOf('\ufffd') >= 0) {
      throw new IllegalArgumentException("the name of the file is not UTF-8");
    }
    return Path.of(text);
  }

  static Option separator() {
    return Option.of("separator", OptionType.TEXT, "between two fields: a character, or tab")
        .byDefault(",");
  }

  static CsvShape shape(Arguments arguments) {
    String separator = arguments.text("separator");
    if (separator.equals("tab")) {
      return CsvShape.TAB;
    }
    if (separator.length() != 1) {
      throw new IllegalArgumentException("separator must be one character, or tab: " + separator);
    }
    return new CsvShape(separator.charAt(0), '"');
  }

  /// Names with commas between them.
  static List<String> names(String text) {
    return List.of(text.split(",", -1));
  }
}
