package dev.weir.spi;

import dev.weir.Transforms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `digest [ALGORITHM]`.
public final class DigestVerb implements Verb {
  private static final Map<String, String> ALGORITHMS = algorithms();
  private static final Spec SPEC =
      Spec.step(
              "digest",
              "computes the digest of all bytes and says it at the end",
              Kind.BYTES,
              Kind.BYTES)
          .operand(Option.choice("algorithm", List.copyOf(ALGORITHMS.keySet()), "what is computed"))
          .example("huge.log ! digest sha256")
          .reporting();

  private static Map<String, String> algorithms() {
    var algorithms = new LinkedHashMap<String, String>();
    algorithms.put("sha256", "SHA-256");
    algorithms.put("sha512", "SHA-512");
    algorithms.put("sha3-256", "SHA3-256");
    algorithms.put("sha1", "SHA-1");
    algorithms.put("md5", "MD5");
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
    return new Part.Through(Transforms.digest(Objects.requireNonNull(algorithm)));
  }
}
