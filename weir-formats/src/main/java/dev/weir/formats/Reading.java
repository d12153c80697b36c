package dev.weir.formats;

import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.Emitter;
import dev.weir.Ending;
import dev.weir.Enduring;
import dev.weir.Incidents;
import dev.weir.Located;
import dev.weir.Report;
import dev.weir.Reporting;
import dev.weir.SideStep;
import dev.weir.Step;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the readers of all formats have in common: a window over the input that has at least one
/// whole record in it, or the beginning of one.
///
/// ```
///   buffer: [done ... |at  the next record ... |scan   not looked at |filled    free ]
/// ```
abstract class Reading implements Step<Bytes, JsonValue>, Reporting, Enduring {
  /// How much of a block is looked at at a time.
  static final int WINDOW_BYTES = 1 << 16;

  private static final int MARGIN_BYTES = 8; // a CR behind the longest record, a byte order mark

  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  final BadRecords bad;
  final int recordBytes; // the longest record
  byte[] buffer = {};
  int at;
  int scan;
  int filled;
  boolean inputEnded;

  private Bytes block = Bytes.EMPTY;
  private int copied; // of the block
  private long before; // bytes of the input before the buffer
  private long linesBefore;
  private int counted; // index in the buffer up to which lines were counted
  private long linesCounted; // and how many there were
  private boolean begun; // behind the byte order mark, if there is one

  Reading(BadRecords bad, int recordBytes) {
    this.bad = bad;
    this.recordBytes = recordBytes;
  }

  /// Opens a policy and makes a step of a reading with it.
  static Step<Bytes, JsonValue> open(OnBad policy, Opener opener) throws IOException {
    try {
      BadRecords bad = BadRecords.open(policy);
      Reading reading = opened(opener, bad);
      return switch (policy) {
        case OnBad.Fail _ -> new Recoding(reading);
        case OnBad.Skip _ -> reading;
        case OnBad.To _ -> new Sided(reading);
      };
    } catch (InterruptedException e) {
      throw thrown(e);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the JVM checks no exceptions
  private static <E extends Throwable> RuntimeException thrown(Throwable e) throws E {
    throw (E) e;
  }

  private static Reading opened(Opener opener, BadRecords bad) {
    try {
      return opener.open(bad);
    } catch (Throwable e) {
      try {
        bad.closeSide();
      } catch (Throwable suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /// Makes a reading.
  @FunctionalInterface
  interface Opener {
    Reading open(BadRecords bad);
  }

  /// How long the buffer gets: a record that is not whole yet, and a window behind it.
  static long bufferBytes(int recordBytes) {
    return (long) recordBytes + WINDOW_BYTES + MARGIN_BYTES;
  }

  /// The memory of a reader between two calls: the buffer, what its parser keeps, and the side.
  ///
  /// @param parserBytes the most that the parser keeps
  static OptionalLong heldBytes(int recordBytes, long parserBytes, OnBad policy) {
    long own = bufferBytes(recordBytes) + parserBytes;
    if (policy instanceof OnBad.To(var sink, _)) {
      OptionalLong side = sink.heldBytes();
      return side.isPresent() ? OptionalLong.of(own + side.getAsLong()) : side;
    }
    return OptionalLong.of(own);
  }

  /// The name of a reader, with where its bad records go.
  static String name(String word, OnBad policy) {
    return policy instanceof OnBad.To(var sink, _) ? word + " on-bad=" + sink.name() : word;
  }

  static Ending sideEnding(OnBad policy) {
    return policy instanceof OnBad.To(var sink, _) ? sink.ending() : Ending.AS_WRITTEN;
  }

  /// The next record; null if there is none in the buffer, whole, or all are given. What is left
  /// then is not longer than a record may be.
  abstract @Nullable JsonValue next() throws IOException, InterruptedException;

  final long offset(int index) {
    return before + index;
  }

  final Place place(int index) {
    return new Place(before + index, 1 + linesBefore + lines(index));
  }

  /// How many lines have ended before an index. Counts on from where it was asked last, since bad
  /// records come in order, and there may be one on each line.
  private long lines(int to) {
    if (to < counted) {
      return count(0, to);
    }
    linesCounted += count(counted, to);
    counted = to;
    return linesCounted;
  }

  private long count(int from, int to) {
    Bytes part = Bytes.wrap(buffer, 0, to);
    long count = 0;
    int lf = part.indexOf((byte) '\n', from);
    while (lf >= 0) {
      count++;
      lf = part.indexOf((byte) '\n', lf + 1);
    }
    return count;
  }

  @Override
  public final void take(Bytes in, Emitter<? super JsonValue> out) throws Exception {
    block = in;
    copied = 0;
    more(out);
  }

  @Override
  public final boolean more(Emitter<? super JsonValue> out) throws Exception {
    while (!out.pause()) {
      JsonValue record = begun || begins() ? next() : null;
      if (record != null) {
        if (!out.emit(record)) {
          drop();
          return false;
        }
      } else if (copied < block.length()) {
        fill();
      } else {
        block = Bytes.EMPTY;
        copied = 0;
        return false;
      }
    }
    return true;
  }

  /// Leaves out a byte order mark; false if that has to wait for more.
  private boolean begins() {
    int length = Math.min(filled, BOM.length);
    boolean mark = Arrays.equals(buffer, 0, length, BOM, 0, length);
    if (mark && length < BOM.length && !inputEnded) {
      return false;
    }
    begun = true;
    at = mark && length == BOM.length ? length : 0;
    scan = at;
    return true;
  }

  /// Moves what is left to the front, and some of the block behind it.
  private void fill() {
    if (at > 0) {
      linesBefore += lines(at);
      counted = 0;
      linesCounted = 0;
      before += at;
      filled -= at;
      scan -= at;
      System.arraycopy(buffer, at, buffer, 0, filled);
      at = 0;
    }
    int count = Math.min(WINDOW_BYTES, block.length() - copied);
    if (count > buffer.length - filled) {
      int doubled = Math.min(Math.max(2 * buffer.length, 1 << 12), recordBytes + WINDOW_BYTES);
      buffer = Arrays.copyOf(buffer, Math.max(filled + count, doubled));
    }
    block.copyTo(copied, buffer, filled, count);
    filled += count;
    copied += count;
  }

  private void drop() {
    block = Bytes.EMPTY;
    copied = 0;
    at = 0;
    scan = 0;
    filled = 0;
  }

  @Override
  public final boolean flush(Emitter<? super JsonValue> out) throws Exception {
    bad.flush();
    return at == filled && block.isEmpty();
  }

  @Override
  public final void finish(Emitter<? super JsonValue> out) throws Exception {
    inputEnded = true;
    more(out);
  }

  @Override
  public final Incidents incidents() {
    return bad.incidents();
  }

  @Override
  public final @Nullable Report report() {
    return bad.report();
  }

  /// A reading that nobody sees but by what it emits.
  private record Recoding(Reading reading) implements CodecStep<Bytes, JsonValue> {
    @Override
    public void take(Bytes in, Emitter<? super JsonValue> out) throws Exception {
      reading.take(in, out);
    }

    @Override
    public boolean more(Emitter<? super JsonValue> out) throws Exception {
      return reading.more(out);
    }

    @Override
    public boolean flush(Emitter<? super JsonValue> out) throws Exception {
      return reading.flush(out);
    }

    @Override
    public void finish(Emitter<? super JsonValue> out) throws Exception {
      reading.finish(out);
    }

    @Override
    public void close() throws IOException {
      reading.close();
    }
  }

  /// A reading that writes bad records beside the stream.
  private record Sided(Reading reading)
      implements SideStep<Bytes, JsonValue>, Reporting, Enduring, Located {
    @Override
    public Incidents incidents() {
      return reading.incidents();
    }

    @Override
    public void take(Bytes in, Emitter<? super JsonValue> out) throws Exception {
      reading.take(in, out);
    }

    @Override
    public boolean more(Emitter<? super JsonValue> out) throws Exception {
      return reading.more(out);
    }

    @Override
    public boolean flush(Emitter<? super JsonValue> out) throws Exception {
      return reading.flush(out);
    }

    @Override
    public void finish(Emitter<? super JsonValue> out) throws Exception {
      reading.finish(out);
    }

    @Override
    public void close() throws IOException {
      reading.close();
    }

    @Override
    public @Nullable Report report() {
      return reading.report();
    }

    @Override
    public boolean endSide() throws IOException, InterruptedException {
      return reading.bad.endSide();
    }

    @Override
    public void closeSide() throws IOException {
      reading.bad.closeSide();
    }

    @Override
    public void abortSide() {
      reading.bad.abortSide();
    }

    @Override
    public Set<Object> fileKeys() {
      return reading.bad.fileKeys();
    }
  }
}
