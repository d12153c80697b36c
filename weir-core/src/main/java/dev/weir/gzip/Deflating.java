package dev.weir.gzip;

import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.Emitter;
import java.io.IOException;
import java.util.zip.Deflater;

/// A live [GzipEncoder] or [DeflateEncoder] that compresses in the thread that has it.
///
/// The piece begins with the header, is filled by the deflater, and is handed on whenever it is
/// full. After the last of the data comes the trailer, across two pieces if need be.
final class Deflating implements CodecStep<Bytes, Bytes> {
  static final int PIECE_BYTES = 1 << 16;

  private static final byte[] NOTHING = {};

  private final Envelope envelope;
  private byte[] piece = new byte[PIECE_BYTES];
  private int filled;
  private byte[] trailer = NOTHING;
  private boolean over; // the deflater has finished, and the trailer is known
  private int trailerWritten;
  private int mode = Deflater.NO_FLUSH;
  private boolean heldBack; // something was taken since the last flush

  private final Deflater deflater; // made last, so that nothing native is left when the rest fails

  Deflating(int level, Envelope envelope) {
    this.envelope = envelope;
    byte[] header = envelope.header();
    System.arraycopy(header, 0, piece, 0, header.length);
    filled = header.length;
    deflater = new Deflater(level, true);
  }

  @Override
  public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
    envelope.sum(in.buffer());
    heldBack = true;
    deflater.setInput(in.buffer());
    more(out);
  }

  @Override
  public boolean more(Emitter<? super Bytes> out) throws Exception {
    while (fill()) {
      if (out.pause()) {
        return true;
      }
      if (!give(out)) {
        return false;
      }
    }
    deflater.setInput(NOTHING); // lets the block go
    return mode != Deflater.NO_FLUSH && !giveRest(out);
  }

  /// Fills the piece; false when there is nothing to fill it with for now.
  private boolean fill() {
    while (filled < PIECE_BYTES) {
      int count =
          deflater.finished()
              ? trailer()
              : deflater.deflate(piece, filled, PIECE_BYTES - filled, mode);
      if (count == 0 && !trailerDue()) {
        return false;
      }
      filled += count;
    }
    return true;
  }

  /// The deflater may find out that it has finished in a call that gives nothing.
  private boolean trailerDue() {
    if (deflater.finished() && !over) {
      over = true;
      trailer = envelope.trailer();
    }
    return trailerWritten < trailer.length;
  }

  private int trailer() {
    if (!trailerDue()) {
      return 0;
    }
    int count = Math.min(PIECE_BYTES - filled, trailer.length - trailerWritten);
    System.arraycopy(trailer, trailerWritten, piece, filled, count);
    trailerWritten += count;
    return count;
  }

  /// Emits what a flush or the end has left in the piece; false if it has to wait.
  private boolean giveRest(Emitter<? super Bytes> out) throws IOException, InterruptedException {
    if (filled > 0) {
      if (out.pause()) {
        return false;
      }
      give(out);
    }
    mode = Deflater.NO_FLUSH;
    heldBack = false;
    return true;
  }

  private boolean give(Emitter<? super Bytes> out) throws IOException, InterruptedException {
    int count = filled;
    filled = 0;
    if (count < PIECE_BYTES / 2) {
      return out.emit(Bytes.copyOf(piece, 0, count));
    }
    byte[] full = piece;
    piece = new byte[PIECE_BYTES];
    return out.emit(Bytes.wrap(full, 0, count));
  }

  @Override
  public boolean flush(Emitter<? super Bytes> out) throws Exception {
    if (heldBack) {
      mode = Deflater.SYNC_FLUSH;
      more(out);
    }
    return !heldBack;
  }

  @Override
  public void finish(Emitter<? super Bytes> out) throws Exception {
    deflater.finish();
    mode = Deflater.SYNC_FLUSH; // whatever is left is emitted
    more(out);
  }

  @Override
  public void close() {
    deflater.end();
  }
}
