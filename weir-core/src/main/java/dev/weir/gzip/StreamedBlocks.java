package dev.weir.gzip;

import dev.weir.Bytes;
import java.util.zip.DataFormatException;

/// Whole blocks, decoded by an inflater of streams.
final class StreamedBlocks implements BlockInflater {
  private final RawInflater inflater;
  private final byte[] more = new byte[1];
  private int length;

  StreamedBlocks(RawInflater inflater) {
    this.inflater = inflater;
  }

  @Override
  public int inflate(byte[] input, int from, int length, byte[] into) throws DataFormatException {
    this.length = length;
    inflater.begin();
    inflater.input(Bytes.wrap(input, from, length), 0);
    int count = inflater.inflate(into, 0, into.length);
    if (!inflater.finished() && count == into.length) {
      count += inflater.inflate(more, 0, 1); // it may find out only now that it has finished
    }
    if (!inflater.finished() && count <= into.length) {
      throw new DataFormatException("no end");
    }
    return count;
  }

  @Override
  public int used() {
    return length - inflater.unused();
  }

  @Override
  public void close() {
    inflater.close();
  }
}
