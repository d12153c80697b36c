package dev.weir.text;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `decode CHARSET`: [Decode] and the way back to UTF-8.
public final class DecodeVerb implements Verb {
  private static final String REPORT = "report";
  private static final Spec SPEC =
      Spec.step(
              "decode",
              "turns text of a charset into UTF-8, without a byte order mark",
              Kind.BYTES,
              Kind.BYTES)
          .operand(
              Option.of("charset", OptionType.TEXT, "such as latin1, utf-16 or windows-1252")
                  .always())
          .option(
              Option.choice(
                  "malformed",
                  List.of("replace", REPORT),
                  "what becomes of bytes that are no text; report is an error"))
          .example("old.txt ! decode latin1 ! lines ! count");

  /// For the `ServiceLoader`.
  public DecodeVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    boolean report = arguments.text("malformed").equals(REPORT);
    Malformed treatment = report ? Malformed.REPORT : Malformed.REPLACE;
    Charset charset = Recode.charset(arguments.text("charset"));
    Decode from = Decode.from(charset).onMalformed(treatment);
    Encode to = Encode.to(StandardCharsets.UTF_8).onMalformed(treatment);
    return new Part.Through(new Recode("decode " + charset.name(), from, to));
  }
}
