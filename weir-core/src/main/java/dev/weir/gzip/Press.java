package dev.weir.gzip;

/// What a thread compresses with: a compressor, and room for what comes out.
///
/// Threads: one at a time; [Presses] hands it from one to the next.
final class Press implements AutoCloseable {
  private final BlockDeflater deflater;
  private final byte[] packed;

  Press(BlockDeflater deflater, int blockBytes) {
    this.deflater = deflater;
    packed = new byte[bytes(blockBytes)];
  }

  /// How much room a block needs, with header and trailer.
  static int bytes(int blockBytes) {
    return Framing.BGZF_HEADER_BYTES + BlockDeflater.room(blockBytes) + Framing.TRAILER_BYTES;
  }

  BlockDeflater deflater() {
    return deflater;
  }

  /// Where what comes out goes.
  byte[] packed() {
    return packed;
  }

  @Override
  public void close() {
    deflater.close();
  }
}
