package dev.weir.cipher;

import dev.weir.Bytes;
import dev.weir.Secret;
import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// What `encipher` and `decipher` have in common.
final class CipherWords {
  private static final List<String> ALGORITHMS = List.of("aes-ctr", "aes-cbc", "chacha20");

  private CipherWords() {}

  static Spec spec(String word, String summary, String vector) {
    return Spec.step(word, summary, Kind.BYTES, Kind.BYTES)
        .operand(Option.choice("algorithm", ALGORITHMS, "the cipher"))
        .option(
            Option.of("key", OptionType.PATH, "the key: a file, or env:NAME for a variable")
                .always())
        .option(Option.choice("form", List.of("hex", "base64", "raw"), "how the key is written"))
        .option(Option.of("iv", OptionType.TEXT, vector));
  }

  static Part part(Arguments arguments, boolean enciphering) {
    Secret key = Secret.of(arguments.text("key"));
    var algorithm = Algorithm.valueOf(upper(arguments.text("algorithm")));
    var form = KeyForm.valueOf(upper(arguments.text("form")));
    Bytes vector = arguments.has("iv") ? vector(arguments.text("iv")) : null;
    return new Part.Through(new KeyedCipher(algorithm, key, form, enciphering, vector));
  }

  private static Bytes vector(String hex) {
    try {
      return Bytes.wrap(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("iv must be hexadecimal digits: '" + hex + "'", e);
    }
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
