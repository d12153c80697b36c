package dev.weir.cipher;

import dev.weir.spi.Arguments;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `decipher ALGORITHM key=FILE`: a [KeyedCipher].
public final class DecipherVerb implements Verb {
  private static final Spec SPEC =
      CipherWords.spec(
              "decipher",
              "deciphers what has no authentication: damaged data gives garbage, perhaps without an error",
              "the initialisation vector in hexadecimal digits; otherwise it comes first in the data")
          .example("huge.log.ctr ! decipher aes-ctr key=key.hex ! file:huge.log");

  /// For the `ServiceLoader`.
  public DecipherVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return CipherWords.part(arguments, false);
  }
}
