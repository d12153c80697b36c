package dev.weir.compress;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDirectBufferDecompressingStreamNoFinalizer;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdIOException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// The decoder of zstd's library, for one frame after the other.
///
/// The binding has two: one for any number of frames but no window above 128 MiB, and one for any
/// window but, as it is used here, one frame. Only one of them is held at a time.
final class ZstdLibrary implements Closeable {
  private static final int MAX_WINDOW_LOG = 31;

  /// Either decoder.
  private interface Decoder extends Closeable {
    /// Whether it may go on with the next frame.
    boolean suits(boolean wideFrame);

    boolean decode(ByteBuffer from, ByteBuffer to) throws IOException;
  }

  private Decoder decoder = new Usual();

  /// To be called before each frame.
  void beginFrame(long windowBytes) throws IOException {
    boolean wideFrame = windowBytes > ZstdDecoder.DEFAULT_MAX_WINDOW_BYTES;
    if (!decoder.suits(wideFrame)) {
      decoder.close(); // before the next one takes its memory
      decoder = wideFrame ? new Wide() : new Usual();
    }
  }

  /// Takes from one buffer, gives into the other.
  ///
  /// @return whether the frame has ended and all of it was given
  /// @throws ZstdException if the library refuses it
  boolean decode(ByteBuffer from, ByteBuffer to) throws IOException {
    return decoder.decode(from, to);
  }

  @Override
  public void close() throws IOException {
    decoder.close();
  }

  private static final class Usual implements Decoder {
    private final ZstdDecompressCtx context = new ZstdDecompressCtx();

    @Override
    public boolean suits(boolean wideFrame) {
      return !wideFrame;
    }

    @Override
    public boolean decode(ByteBuffer from, ByteBuffer to) {
      return context.decompressDirectByteBufferStream(to, from);
    }

    @Override
    public void close() {
      context.close();
    }
  }

  /// It wants to be refilled by a callback; instead it gets each buffer before it reads.
  private static final class Wide extends ZstdDirectBufferDecompressingStreamNoFinalizer
      implements Decoder {
    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

    Wide() throws IOException {
      super(NOTHING);
      setLongMax(MAX_WINDOW_LOG);
    }

    @Override
    public boolean suits(boolean wideFrame) {
      return false;
    }

    @Override
    public boolean decode(ByteBuffer from, ByteBuffer to) throws IOException {
      source = from;
      try {
        read(to);
      } catch (ZstdIOException e) {
        throw new ZstdException(e.getErrorCode(), String.valueOf(e.getMessage()));
      }
      return !hasRemaining();
    }
  }
}
