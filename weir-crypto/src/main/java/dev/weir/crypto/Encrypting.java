package dev.weir.crypto;

import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.Emitter;
import dev.weir.Report;
import dev.weir.Reporting;
import dev.weir.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// An open [Encryptor].
///
/// Tink writes into a channel that has room for one segment: while that waits here, it takes no
/// more input.
final class Encrypting implements CodecStep<Bytes, Bytes>, Reporting {
  private final Outlet outlet = new Outlet();
  private final WritableByteChannel channel;
  private final @Nullable Report warning;
  private ByteBuffer input = ByteBuffer.allocate(0);

  Encrypting(Keyset keyset, byte[] associatedData, Secret secret) throws IOException {
    try {
      channel = keyset.primitive().newEncryptingChannel(outlet, associatedData);
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot encrypt: " + e.getMessage(), e);
    }
    warning = secret.warning();
  }

  @Override
  public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
    input = in.buffer();
    more(out);
  }

  @Override
  public boolean more(Emitter<? super Bytes> out) throws Exception {
    while (true) {
      while (!outlet.waiting.isEmpty()) {
        if (out.pause()) {
          return true;
        }
        if (!out.emit(outlet.waiting.remove())) {
          return false;
        }
      }
      if (!input.hasRemaining()) {
        return false;
      }
      channel.write(input);
    }
  }

  @Override
  public void finish(Emitter<? super Bytes> out) throws Exception {
    outlet.ending = true;
    channel.close(); // writes the last segment
    more(out);
  }

  @Override
  public @Nullable Report report() {
    return warning;
  }

  /// Takes what Tink has encrypted; a piece at a time until the end.
  private static final class Outlet implements WritableByteChannel {
    private final ArrayDeque<Bytes> waiting = new ArrayDeque<>();
    private boolean ending;
    private boolean open = true;

    @Override
    public int write(ByteBuffer from) {
      if (!waiting.isEmpty() && !ending) {
        return 0;
      }
      byte[] piece = new byte[from.remaining()];
      from.get(piece);
      waiting.add(Bytes.wrap(piece));
      return piece.length;
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
