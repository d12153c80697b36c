package dev.weir.compress;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `lz4`: [Lz4Encoder].
public final class Lz4Verb implements Verb {
  private static final Spec SPEC =
      Spec.step("lz4", "compresses with lz4, in its frame format", Kind.BYTES, Kind.BYTES)
          .option(
              Option.of("level", OptionType.COUNT, "1 is fast, from 2 to 12 it is smaller and slow")
                  .byDefault(Integer.toString(Lz4Encoder.DEFAULT_LEVEL)))
          .option(
              Option.of("block", OptionType.SIZE, "64KiB, 256KiB, 1MiB or 4MiB").byDefault("4MiB"))
          .option(
              Option.of("checksum", OptionType.FLAG, "ends with a checksum of the content")
                  .byDefault("yes"))
          .example("huge.log ! lz4 ! huge.log.lz4");

  /// For the `ServiceLoader`.
  public Lz4Verb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    Lz4Encoder encoder =
        Lz4.compress()
            .level(arguments.smallAmount("level"))
            .blockBytes(arguments.smallAmount("block"));
    return new Part.Through(arguments.flag("checksum") ? encoder : encoder.withoutChecksum());
  }
}
