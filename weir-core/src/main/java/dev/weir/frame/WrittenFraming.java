package dev.weir.frame;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Spec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A [Framing] as it is written behind `frames` and `unframes`.
final class WrittenFraming {

  /// What flows between the two: each element is a frame.
  static final Kind KIND = new Kind("frames");

  private static final String DELIMITER = "delimiter";
  private static final String LENGTH = "length";
  private static final String PREFIX = "prefix";
  private static final String ORDER = "order";
  private static final String BIG = "big";
  private static final String LAST = "last";
  private static final String KEEP = "keep";

  private WrittenFraming() {}

  static Spec options(Spec spec) {
    return spec.option(
            Option.of(
                DELIMITER,
                OptionType.TEXT,
                "what ends each frame; \\0, \\n, \\r, \\t, \\\\ and \\x1f are bytes"))
        .option(Option.of(LENGTH, OptionType.SIZE, "how long each frame is"))
        .option(
            Option.of(
                PREFIX,
                OptionType.TEXT,
                "how its length is written before each: 1, 2, 4, 8 (bytes) or varint"))
        .option(Option.choice(ORDER, List.of(BIG, "little"), "of the bytes of a prefix"))
        .option(Option.of("max", OptionType.SIZE, "a longer frame is an error").byDefault("1MiB"));
  }

  static Option last() {
    return Option.choice(
        LAST, List.of(KEEP, "refuse"), "what becomes of a last frame without delimiter");
  }

  /// Of `frames`, which has an option that `unframes` has not.
  static Framing ofSplit(Arguments arguments) {
    Framing framing = of(arguments);
    boolean refused = !arguments.text(LAST).equals(KEEP);
    return refused && framing instanceof Delimited delimited ? delimited.strict() : framing;
  }

  static Framing of(Arguments arguments) {
    List<String> written =
        List.of(DELIMITER, LENGTH, PREFIX).stream().filter(arguments::has).toList();
    if (written.size() != 1) {
      throw new IllegalArgumentException(
          "it needs one of delimiter=TEXT, length=SIZE and prefix=1|2|4|8|varint");
    }
    int max = arguments.smallAmount("max");
    return switch (written.getFirst()) {
      case DELIMITER -> Frames.delimited(bytes(arguments.text(DELIMITER))).maxBytes(max);
      case LENGTH -> Frames.fixed(arguments.smallAmount(LENGTH));
      default -> Frames.lengthPrefixed(form(arguments)).maxBytes(max);
    };
  }

  private static LengthForm form(Arguments arguments) {
    boolean big = arguments.text(ORDER).equals(BIG);
    return switch (arguments.text(PREFIX)) {
      case "1" -> LengthForm.INT8;
      case "2" -> big ? LengthForm.INT16_BE : LengthForm.INT16_LE;
      case "4" -> big ? LengthForm.INT32_BE : LengthForm.INT32_LE;
      case "8" -> big ? LengthForm.INT64_BE : LengthForm.INT64_LE;
      case "varint" -> LengthForm.VARINT;
      default ->
          throw new IllegalArgumentException(
              "prefix must be 1, 2, 4, 8 or varint: '" + arguments.text(PREFIX) + "'");
    };
  }

  private static byte[] bytes(String written) {
    var bytes = new ByteArrayOutputStream();
    int plain = 0; // where text begins that stands for itself
    for (int at = written.indexOf('\\'); at >= 0; at = written.indexOf('\\', plain)) {
      bytes.writeBytes(written.substring(plain, at).getBytes(StandardCharsets.UTF_8));
      char escaped = at + 1 < written.length() ? written.charAt(at + 1) : ' ';
      plain = at + 2;
      switch (escaped) {
        case '0' -> bytes.write(0);
        case 'n' -> bytes.write('\n');
        case 'r' -> bytes.write('\r');
        case 't' -> bytes.write('\t');
        case '\\' -> bytes.write('\\');
        case 'x' -> {
          plain = at + 4;
          bytes.write(hex(written, at + 2));
        }
        default -> throw wrong(written);
      }
    }
    bytes.writeBytes(written.substring(plain).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static int hex(String written, int at) {
    if (at + 2 > written.length() || !written.substring(at, at + 2).matches("[0-9a-fA-F]{2}")) {
      throw wrong(written);
    }
    return Integer.parseInt(written, at, at + 2, 16);
  }

  private static IllegalArgumentException wrong(String written) {
    return new IllegalArgumentException(
        "a backslash in delimiter needs 0, n, r, t, \\ or x and two digits behind it: " + written);
  }
}
