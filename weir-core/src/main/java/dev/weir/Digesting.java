package dev.weir;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An open [Digest].
///
/// It writes nothing beside the stream; it is a [SideStep] because that is asked at the end of the
/// run, before the sinks, whether all is well: a check that was never made is not.
final class Digesting implements SideStep<Bytes, Bytes>, Reporting {
  private final String algorithm;
  private final Hash hash;
  private final byte @Nullable [] expected;
  private @Nullable String hex; // of the whole

  Digesting(String algorithm, Hash hash, byte @Nullable [] expected) {
    this.algorithm = algorithm;
    this.hash = hash;
    this.expected = expected;
  }

  @Override
  public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
    hash.update(in.buffer());
    out.emit(in);
  }

  @Override
  public boolean flush(Emitter<? super Bytes> out) {
    return true;
  }

  @Override
  public void finish(Emitter<? super Bytes> out) throws DigestMismatchException {
    byte[] value = hash.value();
    hex = HexFormat.of().formatHex(value);
    if (expected != null && !Arrays.equals(expected, value)) {
      throw new DigestMismatchException(algorithm, HexFormat.of().formatHex(expected), hex);
    }
  }

  @Override
  public boolean endSide() throws IOException {
    if (expected != null && hex == null) {
      throw new IOException(
          "the "
              + algorithm
              + " could not be checked: what is behind wanted no more before the end");
    }
    return false;
  }

  @Override
  public void closeSide() {}

  @Override
  public void abortSide() {}

  @Override
  public @Nullable Report report() {
    if (hex == null) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("algorithm", algorithm);
    values.put("digest", hex);
    if (expected != null) {
      values.put("checked", true);
    }
    return Report.result(hex, values);
  }
}
