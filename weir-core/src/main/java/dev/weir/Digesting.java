package dev.weir;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// `digest`: of all bytes that pass.
record Digesting(String algorithm) implements Transform<Bytes, Bytes> {

  Digesting {
    digest(algorithm);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("this JDK has no digest " + algorithm, e);
    }
  }

  @Override
  public Step<Bytes, Bytes> open() {
    return new Digester(algorithm, digest(algorithm));
  }

  @Override
  public String name() {
    return "digest";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Digester implements Step<Bytes, Bytes>, Reporting {
    private final String algorithm;
    private final MessageDigest digest;
    private boolean whole;

    private Digester(String algorithm, MessageDigest digest) {
      this.algorithm = algorithm;
      this.digest = digest;
    }

    @Override
    public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
      digest.update(in.buffer());
      out.emit(in);
    }

    @Override
    public void finish(Emitter<? super Bytes> out) {
      whole = true;
    }

    /// Of a part there is no digest that anybody could compare.
    @Override
    public @Nullable Report report() {
      if (!whole) {
        return null;
      }
      String hex = HexFormat.of().formatHex(digest.digest());
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("algorithm", algorithm);
      values.put("digest", hex);
      return Report.result(hex, values);
    }
  }
}
