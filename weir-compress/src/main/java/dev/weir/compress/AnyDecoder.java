package dev.weir.compress;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// Decompresses gzip, zstd or lz4, whichever the first bytes say it is.
///
/// It looks at the first four bytes, opens the decoder of their format, and from then on does what
/// that does: emits, waits, ends and fails as it does. An input that is empty, or begins like none
/// of them, is a [dev.weir.CorruptDataException]. Brotli has no first bytes of its own, so it is
/// not recognised.
///
/// @param maxExpansion the most bytes out for one byte in; `Integer.MAX_VALUE` for no limit
/// @param maxBytes the most bytes out in all; `Long.MAX_VALUE` for no limit
public record AnyDecoder(int maxExpansion, long maxBytes) implements Transform<Bytes, Bytes> {

  /// Checks the limits.
  ///
  /// @throws IllegalArgumentException if a limit is less than 1
  public AnyDecoder {
    var _ = new Limits(maxExpansion, maxBytes);
  }

  /// The same with a limit on the ratio, looked at from the first MiB of output on, since the ratio
  /// of a few bytes means nothing. Beyond it the step fails with a [dev.weir.LimitException].
  ///
  /// @param ratio the most bytes out for one byte in, over all so far
  /// @return the transform
  /// @throws IllegalArgumentException if the ratio is less than 1
  public AnyDecoder maxExpansion(int ratio) {
    return new AnyDecoder(ratio, maxBytes);
  }

  /// The same with a limit on the total. The step fails with a [dev.weir.LimitException] before
  /// more than that has come out.
  ///
  /// @param bytes the most bytes out
  /// @return the transform
  /// @throws IllegalArgumentException if it is less than 1
  public AnyDecoder maxBytes(long bytes) {
    return new AnyDecoder(maxExpansion, bytes);
  }

  @Override
  public Step<Bytes, Bytes> open() {
    return new Recognizing(limits());
  }

  @Override
  public String name() {
    return "decompress";
  }

  /// What the decoder holds that holds most.
  @Override
  public OptionalLong heldBytes() {
    long most = 0;
    for (Format format : Format.values()) {
      OptionalLong held = format.decoder(limits()).heldBytes();
      if (held.isEmpty()) {
        return held;
      }
      most = Math.max(most, held.getAsLong());
    }
    return OptionalLong.of(most);
  }

  private Limits limits() {
    return new Limits(maxExpansion, maxBytes);
  }
}
