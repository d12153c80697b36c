package dev.weir.gzip;

/// What a thread compresses with.
///
/// Threads: one at a time; [Presses] hands it from one to the next.
final class Press implements AutoCloseable {
  private final BlockDeflater deflater;

  Press(BlockDeflater deflater) {
    this.deflater = deflater;
  }

  /// How much room a block needs, with header and trailer.
  static int bytes(int blockBytes) {
    return Framing.BGZF_HEADER_BYTES + BlockDeflater.room(blockBytes) + Framing.TRAILER_BYTES;
  }

  BlockDeflater deflater() {
    return deflater;
  }

  @Override
  public void close() {
    deflater.close();
  }
}
