package dev.weir.formats;

import dev.weir.Bytes;
import dev.weir.Incidents;
import dev.weir.LimitException;
import dev.weir.Located;
import dev.weir.Report;
import dev.weir.Sizes;
import dev.weir.Tally;
import dev.weir.Writable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The bad records of one run, and where they go: an [OnBad] that is open.
final class BadRecords {
  private final boolean failing;
  private final long max;
  private final @Nullable Writable<? super Bytes> side;
  private boolean wanting = true; // the side takes more
  private Bytes preface = Bytes.EMPTY; // comes before the first record
  private final Tally count = new Tally();

  private BadRecords(boolean failing, long max, @Nullable Writable<? super Bytes> side) {
    this.failing = failing;
    this.max = max;
    this.side = side;
  }

  static BadRecords open(OnBad policy) throws IOException, InterruptedException {
    return switch (policy) {
      case OnBad.Fail _ -> new BadRecords(true, 0, null);
      case OnBad.Skip(long max) -> new BadRecords(false, max, null);
      case OnBad.To(var sink, long max) -> new BadRecords(false, max, sink.open());
    };
  }

  /// Whether the first one ends the run.
  boolean failing() {
    return failing;
  }

  /// Sets what is written before the first record: the header that names its fields.
  void preface(Bytes line) {
    preface = line;
  }

  /// A record is bad: throws, or counts it and writes it.
  void met(IOException cause, byte[] bytes, int from, int to)
      throws IOException, InterruptedException {
    begin(cause);
    end(bytes, from, to);
  }

  /// A record that comes in pieces is bad.
  void begin(IOException cause) throws IOException, InterruptedException {
    if (failing) {
      throw cause;
    }
    if (count.count() == max) {
      var e =
          new LimitException(
              "more than " + Sizes.count(max) + " bad records, the next: " + cause.getMessage());
      e.initCause(cause);
      throw e;
    }
    count.add();
    if (!preface.isEmpty()) {
      write(preface);
      preface = Bytes.EMPTY;
    }
  }

  void piece(byte[] bytes, int from, int to) throws IOException, InterruptedException {
    if (from < to && wanted()) {
      write(Bytes.copyOf(bytes, from, to - from));
    }
  }

  /// The last piece, without its line ending.
  void end(byte[] bytes, int from, int to) throws IOException, InterruptedException {
    if (wanted()) {
      byte[] record = Arrays.copyOfRange(bytes, from, to + 1); // the last byte is the LF's
      record[to - from] = '\n';
      write(Bytes.wrap(record));
    }
  }

  private boolean wanted() {
    return side != null && wanting;
  }

  private void write(Bytes bytes) throws IOException, InterruptedException {
    if (side != null && wanting) {
      wanting = side.write(bytes);
    }
  }

  void flush() throws IOException, InterruptedException {
    if (side != null && wanting) {
      side.flush();
    }
  }

  /// From anywhere.
  Incidents incidents() {
    return Incidents.errors(count.count());
  }

  @Nullable Report report() {
    long met = count.count();
    if (met == 0) {
      return null;
    }
    String noun = met == 1 ? " bad record " : " bad records ";
    String what = side == null ? "left out" : "set aside";
    return Report.remark(Sizes.count(met) + noun + what, Map.of("bad", met));
  }

  boolean endSide() throws IOException, InterruptedException {
    if (side == null) {
      return false;
    }
    side.end();
    return true;
  }

  void closeSide() throws IOException {
    if (side != null) {
      side.close();
    }
  }

  void abortSide() {
    if (side != null) {
      side.abort();
    }
  }

  Set<Object> fileKeys() {
    return Located.keysOf(side);
  }
}
