package dev.weir.crypto;

import dev.weir.Bytes;
import dev.weir.Secret;
import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `decrypt key=FILE`: a [Decryptor].
public final class DecryptVerb implements Verb {
  private static final Spec SPEC =
      Spec.step(
              "decrypt",
              "decrypts what encrypt has encrypted; what is not authentic is an error",
              Kind.BYTES,
              Kind.BYTES)
          .option(
              Option.of(
                      "key",
                      OptionType.PATH,
                      "the key that it was encrypted with: a file, or env:NAME")
                  .always())
          .option(
              Option.of(
                      "aad", OptionType.TEXT, "a text that decrypting needs too; it is not stored")
                  .byDefault(""))
          .example("huge.log.enc ! decrypt key=key.json ! file:huge.log");

  /// For the `ServiceLoader`.
  public DecryptVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(
        new Decryptor(Secret.of(arguments.text("key")), Bytes.utf8(arguments.text("aad"))));
  }
}
