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

/// `encode CHARSET`: [Encode] from UTF-8.
public final class EncodeVerb implements Verb {
  private static final String REPORT = "report";
  private static final Spec SPEC =
      Spec.step("encode", "turns UTF-8 into text of a charset", Kind.BYTES, Kind.BYTES)
          .operand(
              Option.of("charset", OptionType.TEXT, "such as latin1, utf-16 or windows-1252")
                  .always())
          .option(
              Option.choice(
                  "malformed",
                  List.of("replace", REPORT),
                  "what becomes of characters that it does not have; report is an error"))
          .example("new.txt ! encode latin1 ! old.txt");

  /// For the `ServiceLoader`.
  public EncodeVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    boolean report = arguments.text("malformed").equals(REPORT);
    Malformed treatment = report ? Malformed.REPORT : Malformed.REPLACE;
    Charset charset = Recode.charset(arguments.text("charset"));
    Decode from = Decode.from(StandardCharsets.UTF_8).onMalformed(treatment);
    Encode to = Encode.to(charset).onMalformed(treatment);
    return new Part.Through(new Recode("encode " + charset.name(), from, to));
  }
}
