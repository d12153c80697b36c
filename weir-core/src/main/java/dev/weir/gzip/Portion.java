package dev.weir.gzip;

import dev.weir.Bytes;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Some of the input, on its way to becoming gzip.
///
/// ```
///   data:  [ window | begin ...  end | room ]     the window is what was right before, for JOINED
/// ```
///
/// Threads: filled by the step's thread; compressed by one thread, once; then used again by the
/// step's thread. The task between them makes one see what the other did. While it is compressed
/// the step's thread may read its data, as the next one's window.
final class Portion implements Callable<Integer> {
  private final Presses presses;
  private final int level;
  private final int blockBytes;
  private final byte[] data;
  private final byte[] packed; // what it becomes, until that is given

  private Framing framing;
  private int begin;
  private int end;
  private boolean first; // of a member, as JOINED
  private boolean last;
  private long crc; // of the whole member, if last
  private long size;
  private @Nullable FutureTask<Integer> task;

  Portion(GzipEncoder encoder, Presses presses) {
    this.presses = presses;
    level = encoder.level();
    blockBytes = encoder.blockBytes();
    data = new byte[JdkDeflater.WINDOW_BYTES + blockBytes];
    packed = new byte[Press.bytes(blockBytes)];
    framing = Framing.JOINED;
  }

  /// What one of these holds.
  static long heldBytes(int blockBytes) {
    return (long) JdkDeflater.WINDOW_BYTES + blockBytes + Press.bytes(blockBytes);
  }

  /// Begins with what follows a portion, which may be this one.
  ///
  /// @param form of what it becomes
  /// @param before null if a member begins here
  void begin(Framing form, @Nullable Portion before) {
    framing = form;
    task = null;
    first = before == null;
    last = false;
    begin = 0;
    if (before != null) {
      begin = Math.min(before.end, JdkDeflater.WINDOW_BYTES);
      System.arraycopy(before.data, before.end - begin, data, 0, begin);
    }
    end = begin;
  }

  boolean isEmpty() {
    return end == begin;
  }

  boolean isFull() {
    return end == begin + blockBytes;
  }

  /// Takes some of the input; returns how much.
  int fill(Bytes in, int from) {
    int count = Math.min(in.length() - from, begin + blockBytes - end);
    in.copyTo(from, data, end, count);
    end += count;
    return count;
  }

  /// Adds the last so many bytes that it took to a checksum.
  void sumLast(int count, CRC32 sum) {
    sum.update(data, end - count, count);
  }

  /// Makes it the end of a member.
  void last(long memberCrc, long memberSize) {
    last = true;
    crc = memberCrc;
    size = memberSize;
  }

  /// Has it compressed. Nothing is put into it from now on.
  void start(Executor executor) {
    var fresh = new FutureTask<>(this);
    task = fresh;
    executor.execute(fresh);
  }

  boolean isDone() {
    return task != null && task.isDone();
  }

  /// A copy of what it became; waits until it is there.
  ///
  /// @throws Exception what went wrong, as it was thrown
  Bytes result() throws Exception {
    if (task == null) {
      throw new IllegalStateException("not started");
    }
    try {
      return Bytes.copyOf(packed, 0, task.get());
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Exception cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  @Override
  public Integer call() {
    Press press = presses.borrow(framing == Framing.JOINED);
    try {
      return switch (framing) {
        case JOINED -> joined(press.deflater());
        case MEMBERS -> member(press.deflater());
        case BGZF -> bgzf(press.deflater());
      };
    } finally {
      presses.giveBack(press);
    }
  }

  private int joined(BlockDeflater deflater) {
    int at = 0;
    if (first) {
      Framing.header(packed, level);
      at = Framing.HEADER_BYTES;
    }
    at += deflater.deflate(data, begin, end, last, packed, at);
    if (last) {
      Framing.trailer(packed, at, crc, size);
      at += Framing.TRAILER_BYTES;
    }
    return at;
  }

  private int member(BlockDeflater deflater) {
    Framing.header(packed, level);
    int at = Framing.HEADER_BYTES;
    at += deflater.deflate(data, begin, end, true, packed, at);
    return ended(at);
  }

  private int bgzf(BlockDeflater deflater) {
    int at = Framing.BGZF_HEADER_BYTES;
    int count = deflater.deflate(data, begin, end, true, packed, at);
    if (count > end - begin + 5) {
      count = Framing.stored(data, begin, end, packed, at);
    }
    Framing.bgzfHeader(packed, at + count + Framing.TRAILER_BYTES);
    return ended(at + count);
  }

  private int ended(int at) {
    Framing.trailer(packed, at, Framing.crc(data, begin, end), end - begin);
    return at + Framing.TRAILER_BYTES;
  }
}
