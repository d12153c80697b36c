package dev.weir.compress;

import dev.weir.Bytes;
import dev.weir.Expansion;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.util.OptionalLong;

/// Decompresses one brotli stream.
///
/// It emits pieces of at most 64 KiB as the library gives them; it waits where downstream waits,
/// inside one block's expansion too; it ends with its input. When downstream wants no more, the
/// rest of the input is neither decompressed nor checked.
///
/// Strict as far as the format allows, which has no checksum: an input that is cut off anywhere or
/// empty, what breaks the format, and anything behind the stream is a
/// [dev.weir.CorruptDataException]. Its place is exact to [#CHUNK_BYTES]. Data that came out before
/// the error was found has been emitted by then; a sink that commits at its end never shows it.
///
/// @param maxExpansion the most bytes out for one byte in; `Integer.MAX_VALUE` for no limit
/// @param maxBytes the most bytes out in all; `Long.MAX_VALUE` for no limit
public record BrotliDecoder(int maxExpansion, long maxBytes) implements Transform<Bytes, Bytes> {

  /// How exact the place of an error is, in bytes.
  public static final int CHUNK_BYTES = 1 << 12;

  /// The largest window, of 16 MiB, twice while it grows, and tables.
  private static final long NATIVE_BYTES = 36 << 20;

  /// Checks the limits.
  ///
  /// @throws IllegalArgumentException if a limit is less than 1
  public BrotliDecoder {
    var _ = new Expansion(maxExpansion, maxBytes);
  }

  /// The same with a limit on the ratio, looked at from the first MiB of output on, since the ratio
  /// of a few bytes means nothing. Beyond it the step fails with a [dev.weir.LimitException].
  ///
  /// @param ratio the most bytes out for one byte in, over all so far
  /// @return the transform
  /// @throws IllegalArgumentException if the ratio is less than 1
  public BrotliDecoder maxExpansion(int ratio) {
    return new BrotliDecoder(ratio, maxBytes);
  }

  /// The same with a limit on the total. The step fails with a [dev.weir.LimitException] before
  /// more than that has come out.
  ///
  /// @param bytes the most bytes out
  /// @return the transform
  /// @throws IllegalArgumentException if it is less than 1
  public BrotliDecoder maxBytes(long bytes) {
    return new BrotliDecoder(maxExpansion, bytes);
  }

  @Override
  public Step<Bytes, Bytes> open() throws IOException {
    return new BrotliDecompressing(new Expansion(maxExpansion, maxBytes));
  }

  @Override
  public String name() {
    return "unbrotli";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(NATIVE_BYTES + CHUNK_BYTES + 2L * BrotliDecompressing.PIECE_BYTES);
  }

  @Override
  public long nativeBytes() {
    return heldBytes().orElseThrow() - BrotliDecompressing.PIECE_BYTES;
  }
}
