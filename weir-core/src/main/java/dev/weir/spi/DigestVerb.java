package dev.weir.spi;

import dev.weir.Digest;
import dev.weir.Transforms;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `digest [ALGORITHM]`: a [Digest].
public final class DigestVerb implements Verb {
  private static final String EXPECT = "expect";
  private static final String ENTRY = "entry";
  private static final Map<String, String> ALGORITHMS = algorithms();
  private static final Spec SPEC =
      Spec.step(
              "digest",
              "computes the digest of all bytes and says it at the end, or checks it",
              Kind.BYTES,
              Kind.BYTES)
          .operand(Option.choice("algorithm", List.copyOf(ALGORITHMS.keySet()), "what is computed"))
          .option(
              Option.of(
                  EXPECT,
                  OptionType.TEXT,
                  "the digest it has to be, or @FILE of those that sha256sum and its like write;"
                      + " otherwise the run fails, and nothing is committed"))
          .option(
              Option.of(
                  ENTRY, OptionType.TEXT, "the name whose digest it is, if the file has several"))
          .example("huge.log ! digest sha256")
          .reporting();

  private static Map<String, String> algorithms() {
    var algorithms = new LinkedHashMap<String, String>();
    algorithms.put("sha256", "SHA-256");
    algorithms.put("sha384", "SHA-384");
    algorithms.put("sha512", "SHA-512");
    algorithms.put("sha3-256", "SHA3-256");
    algorithms.put("sha1", "SHA-1");
    algorithms.put("md5", "MD5");
    algorithms.put("crc32", "CRC32");
    algorithms.put("crc32c", "CRC32C");
    algorithms.put("adler32", "Adler32");
    return algorithms;
  }

  /// For the `ServiceLoader`.
  public DigestVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    String algorithm = ALGORITHMS.get(arguments.text("algorithm"));
    return new Part.Through(
        expecting(Transforms.digest(Objects.requireNonNull(algorithm)), arguments));
  }

  private static Digest expecting(Digest digest, Arguments arguments) {
    String expected = arguments.has(EXPECT) ? arguments.text(EXPECT) : "";
    boolean listed = expected.startsWith("@");
    if (arguments.has(ENTRY) && !listed) {
      throw new IllegalArgumentException("entry is of a file, and needs expect=@FILE");
    }
    if (listed) {
      Path sums = Path.of(expected.substring(1));
      return arguments.has(ENTRY)
          ? digest.expectingIn(sums, arguments.text(ENTRY))
          : digest.expectingIn(sums);
    }
    return arguments.has(EXPECT) ? digest.expecting(expected) : digest;
  }
}
