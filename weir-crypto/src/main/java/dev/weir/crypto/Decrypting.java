package dev.weir.crypto;

import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.CorruptDataException;
import dev.weir.Emitter;
import dev.weir.Report;
import dev.weir.Reporting;
import dev.weir.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/// An open [Decryptor].
///
/// Tink reads from a channel that has nothing for now when a block of input is used up, and then
/// gives nothing either; so it is pushed, without a thread of its own.
final class Decrypting implements CodecStep<Bytes, Bytes>, Reporting {
  static final int PIECE_BYTES = 1 << 16;

  private static final int TAG_BYTES = 16; // no segment is shorter

  private final Keyset keyset;
  private final Inlet inlet = new Inlet();
  private final ReadableByteChannel channel;
  private final @Nullable Report warning;
  private byte[] piece = new byte[PIECE_BYTES];
  private boolean begun; // a segment was authentic, so the key is the right one
  private boolean over;

  Decrypting(Keyset keyset, byte[] associatedData, Secret secret) throws IOException {
    this.keyset = keyset;
    try {
      channel = keyset.primitive().newDecryptingChannel(inlet, associatedData);
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot decrypt: " + e.getMessage(), e);
    }
    warning = secret.warning();
  }

  @Override
  public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
    inlet.input = in.buffer();
    more(out);
  }

  @Override
  public boolean more(Emitter<? super Bytes> out) throws Exception {
    while (!over) {
      if (out.pause()) {
        return true;
      }
      int count = begun ? read(0, PIECE_BYTES) : begin();
      over = count < 0;
      if (count == 0 || (count > 0 && !give(count, out))) {
        return false;
      }
    }
    return false;
  }

  /// Tries the keys with the first segment alone: asked for more, Tink would take damage behind it
  /// for a wrong key.
  private int begin() throws CorruptDataException {
    int first = read(0, 1);
    for (int key = 0; first == 0 && inlet.ended; key++) {
      if (key > keyset.keys()) {
        throw failure(); // too short for any
      }
      first = read(0, 1);
    }
    begun = first != 0;
    return first > 0 ? 1 + Math.max(0, read(1, PIECE_BYTES - 1)) : first;
  }

  private boolean give(int count, Emitter<? super Bytes> out)
      throws IOException, InterruptedException {
    if (count < PIECE_BYTES / 2) {
      return out.emit(Bytes.copyOf(piece, 0, count));
    }
    byte[] full = piece;
    piece = new byte[PIECE_BYTES];
    return out.emit(Bytes.wrap(full, 0, count));
  }

  private int read(int from, int length) throws CorruptDataException {
    try {
      return channel.read(ByteBuffer.wrap(piece, from, length));
    } catch (IOException e) { // the inlet throws none, so it is Tink's: nothing that may be shown
      throw failure();
    }
  }

  private CorruptDataException failure() {
    long taken = inlet.taken;
    if (!begun && inlet.ended && taken < 2 * TAG_BYTES) {
      return new CorruptDataException(
          taken == 0 ? "nothing there: encrypted data is never empty" : "the data is cut off",
          taken);
    }
    if (!begun) {
      String keys = keyset.keys() == 1 ? "the key does not fit" : "no key of the file fits";
      return new CorruptDataException(
          keys + ", or the associated data is another, or the first segment is damaged", 0);
    }
    return inlet.ended
        ? new CorruptDataException(
            "the end is missing, or the last segment is damaged or not the last", segment(taken))
        : new CorruptDataException("a segment is damaged, or not in its place", segment(taken - 1));
  }

  /// Where the segment begins that has the last of so many bytes.
  private long segment(long bytes) {
    int length = keyset.segmentBytes();
    return keyset.sameSegments() && bytes > 0 ? (bytes - 1) / length * length : bytes;
  }

  @Override
  public void finish(Emitter<? super Bytes> out) throws Exception {
    inlet.ended = true;
    more(out);
  }

  @Override
  public @Nullable Report report() {
    return warning;
  }

  /// Gives Tink what is there.
  private static final class Inlet implements ReadableByteChannel {
    private ByteBuffer input = ByteBuffer.allocate(0);
    private long taken;
    private boolean ended;
    private boolean open = true;

    @Override
    public int read(ByteBuffer into) {
      int count = Math.min(input.remaining(), into.remaining());
      if (count == 0) {
        return ended ? -1 : 0;
      }
      into.put(input.slice(input.position(), count));
      input.position(input.position() + count);
      taken += count;
      return count;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      open = false;
    }
  }
}
