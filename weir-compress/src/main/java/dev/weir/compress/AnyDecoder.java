package dev.weir.compress;

import dev.weir.Bytes;
import dev.weir.Expansion;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/// Decompresses gzip, zlib, zstd or lz4, whichever the first bytes say it is.
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
    var _ = new Expansion(maxExpansion, maxBytes);
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
    return new Recognizing(expansion());
  }

  @Override
  public String name() {
    return "decompress";
  }

  /// What the decoder holds that holds most.
  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(most(decoder -> decoder.heldBytes().orElseThrow()));
  }

  /// What holds most has it outside of the heap; the heap of another may be more by some pieces.
  @Override
  public long nativeBytes() {
    long heap = most(decoder -> decoder.heldBytes().orElseThrow() - decoder.nativeBytes());
    return heldBytes().orElseThrow() - heap;
  }

  private long most(ToLongFunction<Transform<Bytes, Bytes>> bytes) {
    return Arrays.stream(Format.values())
        .map(format -> format.decoder(expansion()))
        .mapToLong(bytes)
        .max()
        .orElseThrow();
  }

  private Expansion expansion() {
    return new Expansion(maxExpansion, maxBytes);
  }
}
