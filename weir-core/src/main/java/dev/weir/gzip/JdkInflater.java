package dev.weir.gzip;

import dev.weir.Bytes;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The zlib of the JDK.
final class JdkInflater implements RawInflater {

  /// What zlib allocates for one inflater: window, tables and state.
  static final long NATIVE_BYTES = 44 * 1024;

  private static final byte[] NOTHING = {};

  private final Inflater inflater = new Inflater(true);

  @Override
  public void begin() {
    inflater.reset();
  }

  @Override
  public void input(Bytes input, int from) {
    inflater.setInput(input.slice(from, input.length()).buffer()); // the JDK reads it in place
  }

  @Override
  public int inflate(byte[] into, int from, int length) throws DataFormatException {
    return inflater.inflate(into, from, length);
  }

  @Override
  public boolean finished() {
    return inflater.finished();
  }

  @Override
  public int unused() {
    return inflater.getRemaining();
  }

  @Override
  public void release() {
    inflater.setInput(NOTHING);
  }

  @Override
  public void close() {
    inflater.end();
  }
}
