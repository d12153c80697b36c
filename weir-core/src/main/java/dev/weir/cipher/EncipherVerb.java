package dev.weir.cipher;

import dev.weir.spi.Arguments;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `encipher ALGORITHM key=FILE`: a [KeyedCipher].
public final class EncipherVerb implements Verb {
  private static final Spec SPEC =
      CipherWords.spec(
              "encipher",
              "enciphers without authentication, for formats that are given; encrypt is safer",
              "the initialisation vector in hexadecimal digits; otherwise a random one comes first")
          .example("huge.log ! encipher aes-ctr key=key.hex ! file:huge.log.ctr");

  /// For the `ServiceLoader`.
  public EncipherVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return CipherWords.part(arguments, true);
  }
}
