package dev.weir.file;

import dev.weir.Bytes;
import dev.weir.Tee;
import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;
import java.util.List;

/// `tee PATH`: a [Tee] to a [FileSink].
public final class TeeVerb implements Verb {
  private static final String FAIL = "fail";
  private static final String DETACH = "detach";
  private static final Spec SPEC =
      Spec.step(
              "tee",
              "writes a copy to a file too, which appears whole at the end, or not at all",
              Kind.BYTES,
              Kind.BYTES)
          .operand(Option.of("path", OptionType.PATH, "of the copy").always())
          .option(Option.flag("replace", "f", "whether the copy may take the place of a file"))
          .option(
              Option.choice(
                  "failing",
                  List.of(FAIL, DETACH),
                  "what happens when the copy cannot be written: the run fails, or goes on without"
                      + " it"))
          .example("huge.log ! tee copy.log ! gzip ! huge.log.gz");

  /// For the `ServiceLoader`.
  public TeeVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    FileSink copy = FileSink.of(FileNames.path(arguments.text("path")));
    Tee<Bytes> tee = Tee.to(arguments.flag("replace") ? copy.replace() : copy);
    return new Part.Through(arguments.text("failing").equals(DETACH) ? tee.detaching() : tee);
  }
}
