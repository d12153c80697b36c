package dev.weir.gzip;

import java.util.zip.Deflater;

/// Blocks compressed by the zlib in the JDK, each primed with the window before it.
final class JdkDeflater implements BlockDeflater {
  /// As far back as deflate can refer.
  static final int WINDOW_BYTES = 1 << 15;

  /// What zlib allocates for one deflater: window, hash chains and pending output.
  static final long NATIVE_BYTES = 268 * 1024;

  private final Deflater deflater;

  JdkDeflater(int level) {
    deflater = new Deflater(level, true);
  }

  @Override
  public Engine engine() {
    return Engine.JDK;
  }

  @Override
  public int deflate(byte[] data, int from, int to, boolean last, byte[] out, int at) {
    deflater.reset();
    int window = Math.min(from, WINDOW_BYTES);
    if (window > 0) {
      deflater.setDictionary(data, from - window, window);
    }
    deflater.setInput(data, from, to - from);
    if (last) {
      deflater.finish();
    }
    int end = at;
    int count;
    do { // a flush is over when there is room left behind it
      count = deflater.deflate(out, end, out.length - end, Deflater.SYNC_FLUSH);
      end += count;
    } while (count > 0 && !deflater.finished() && end < out.length);
    if (end == out.length && !deflater.finished()) {
      throw new AssertionError("no room for a block of " + (to - from) + " bytes");
    }
    return end - at;
  }

  @Override
  public void close() {
    deflater.end();
  }
}
