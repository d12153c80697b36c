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

/// `encrypt key=FILE`: an [Encryptor].
public final class EncryptVerb implements Verb {
  private static final Spec SPEC =
      Spec.step(
              "encrypt",
              "encrypts so that nobody without the key can read it, or change it unnoticed",
              Kind.BYTES,
              Kind.BYTES)
          .option(
              Option.of(
                      "key",
                      OptionType.PATH,
                      "the key, a keyset of Tink in JSON, as newkey gives it: a file, or env:NAME")
                  .always())
          .option(
              Option.of(
                      "aad", OptionType.TEXT, "a text that decrypting needs too; it is not stored")
                  .byDefault(""))
          .example("huge.log ! encrypt key=key.json ! file:huge.log.enc");

  /// For the `ServiceLoader`.
  public EncryptVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(
        new Encryptor(Secret.of(arguments.text("key")), Bytes.utf8(arguments.text("aad"))));
  }
}
