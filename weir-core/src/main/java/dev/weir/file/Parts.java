package dev.weir.file;

import dev.weir.AbstractWritable;
import dev.weir.Bytes;
import dev.weir.Gradual;
import dev.weir.LimitException;
import dev.weir.Located;
import dev.weir.Report;
import dev.weir.Reporting;
import dev.weir.Sizes;
import dev.weir.TransferSource;
import dev.weir.TransferTarget;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// An open [SplitSink]: writes one part after the other.
///
/// What lies beside the names has numbers that follow each other from a random one, so nothing has
/// to be kept for a part that is full.
final class Parts extends AbstractWritable<Bytes>
    implements TransferTarget, Located, Reporting, Gradual {
  private static final byte LINE_FEED = '\n';

  private final SplitSink sink;
  private final PartNames names;
  private final Set<Object> keys; // of what is replaced
  private final long base = new SplittableRandom().nextLong();

  private volatile @Nullable FilledPart part; // written by the writing thread
  private long begun; // how many parts
  private long inPart; // bytes or lines
  private volatile long appeared; // how many parts have come to their names
  private long removed; // old parts
  private boolean torn; // interrupted within an element that crosses two parts
  private boolean over; // at its end, or closed
  private volatile boolean aborted;

  private Parts(SplitSink sink, PartNames names, Set<Object> keys) {
    this.sink = sink;
    this.names = names;
    this.keys = keys;
  }

  static Parts open(SplitSink sink) throws IOException {
    var names = PartNames.of(sink.path(), sink.digits());
    SortedMap<Long, Path> old = names.there(-1);
    if (!old.isEmpty() && !sink.replacing()) {
      throw there(old.firstEntry().getValue());
    }
    var keys = new HashSet<Object>();
    for (Path path : old.values()) {
      checkReplaceable(path);
      keys.add(FileKeys.now(path));
    }
    return new Parts(sink, names, keys);
  }

  private static IOException there(Path path) {
    return new FileAlreadyExistsException(
        path.toString(), null, path.getFileName() + " is there already");
  }

  private static void checkReplaceable(Path path) throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw FileNames.failure(path, path.getFileName() + " is there, and is no regular file");
    }
  }

  @Override
  protected boolean put(Bytes bytes) throws IOException, InterruptedException {
    checkWhole();
    int from = 0;
    try {
      fillUp();
      while (from < bytes.length()) {
        from = write(part(), bytes, from);
        fillUp();
      }
      return true;
    } catch (InterruptedException e) {
      torn = from > 0;
      throw e;
    }
  }

  /// Writes what belongs into this part; gives where that ends.
  private int write(FilledPart open, Bytes bytes, int from)
      throws IOException, InterruptedException {
    long before = inPart;
    int to = cut(bytes, from);
    try {
      open.write(bytes.slice(from, to));
      return to;
    } catch (InterruptedException e) {
      inPart = before;
      throw e;
    }
  }

  private void checkWhole() throws IOException {
    if (torn) {
      throw new IOException("was interrupted when a part of an element was written");
    }
  }

  /// How far the bytes belong into this part; counts them.
  private int cut(Bytes bytes, int from) {
    if (sink.unit() == SplitSink.Unit.BYTES) {
      int length = (int) Math.min(sink.amount() - inPart, bytes.length() - from);
      inPart += length;
      return from + length;
    }
    int to = from;
    while (inPart < sink.amount()) {
      int end = bytes.indexOf(LINE_FEED, to);
      if (end < 0) {
        return bytes.length();
      }
      inPart++;
      to = end + 1;
    }
    return to;
  }

  /// The part that has room.
  private FilledPart part() throws IOException {
    FilledPart open = part;
    if (open == null) {
      if (begun == names.most()) {
        throw new LimitException(
            "more than "
                + Sizes.count(names.most())
                + " parts: there are only "
                + sink.digits()
                + " digits for their numbers");
      }
      Path target = names.path(begun + 1);
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        if (!sink.replacing()) {
          throw there(target);
        }
        checkReplaceable(target);
      }
      open = FilledPart.open(target, base + begun + 1, sink.durable());
      begun++;
      inPart = 0;
      part = open; // before `aborted` is looked at, which abort() writes before it looks here
    }
    if (aborted) {
      throw new AbortedException();
    }
    return open;
  }

  private void fillUp() throws IOException, InterruptedException {
    FilledPart open = part;
    if (open != null && inPart == sink.amount()) {
      finish(open);
    }
  }

  private void finish(FilledPart open) throws IOException, InterruptedException {
    open.end();
    open.close();
    part = null;
    if (sink.filled()) {
      appear(begun);
      forceNames();
    }
  }

  private void appear(long number) throws IOException {
    Path target = names.path(number);
    if (sink.replacing()) {
      Publishing.replace(sibling(number), target);
    } else {
      Publishing.appear(sibling(number), target);
    }
    appeared = number;
  }

  private Path sibling(long number) {
    return Sibling.path(names.path(number), base + number);
  }

  private void forceNames() throws IOException {
    if (sink.durable() && appeared > 0) {
      Publishing.forceDirectoryOf(names.path(1));
    }
  }

  @Override
  protected void push() throws IOException, InterruptedException {
    FilledPart open = part;
    if (open != null) {
      open.flush();
    }
  }

  /// Only where bytes are counted: whoever counts lines has to see them.
  @Override
  public long transferFrom(TransferSource source, long maxBytes)
      throws IOException, InterruptedException {
    if (sink.unit() == SplitSink.Unit.LINES || torn || over) {
      return 0; // writing says what is wrong, if anything
    }
    fillUp();
    FilledPart open = part();
    long moved = open.transferFrom(source, Math.min(maxBytes, sink.amount() - inPart));
    inPart += moved;
    if (inPart == 0) {
      abandon(open); // of nothing there is no part
    }
    return moved;
  }

  private void abandon(FilledPart open) throws IOException {
    part = null;
    begun--;
    open.close();
  }

  @Override
  protected void complete() throws IOException, InterruptedException {
    checkWhole();
    over = true;
    FilledPart open = part;
    if (open != null) {
      finish(open);
    }
    if (!sink.filled()) {
      appearTogether();
      forceNames();
    }
    if (sink.replacing()) {
      removeOld();
    }
  }

  /// Removes what is not ours: beyond the last part, and number 0, where other programs begin.
  private void removeOld() throws IOException {
    SortedMap<Long, Path> there = names.there(-1);
    there.keySet().removeIf(number -> number > 0 && number <= begun);
    for (Path old : there.values()) {
      Files.delete(old);
      removed++;
    }
  }

  /// All of them, or none; but what has replaced an old part stays.
  private void appearTogether() throws IOException {
    long number = 1;
    try {
      for (; number <= begun; number++) {
        if (sink.replacing()) {
          appear(number);
        } else {
          Publishing.place(sibling(number), names.path(number));
        }
      }
    } catch (Throwable e) {
      if (!sink.replacing()) {
        appeared = withdrawn(number - 1);
      }
      throw e;
    }
    appeared = begun;
    for (number = 1; number <= begun; number++) {
      var _ = sibling(number).toFile().delete(); // else it is tried again on closing
    }
  }

  /// Takes back what has appeared, the last first; how many stay.
  private long withdrawn(long count) {
    long number = count;
    while (number > 0 && Publishing.withdraw(sibling(number), names.path(number))) {
      number--;
    }
    return number;
  }

  @Override
  public @Nullable Report report() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("parts", begun);
    if (begun > 0) {
      values.put("first", names.path(1).toString());
      values.put("last", names.path(begun).toString());
    }
    values.put("removed", removed);
    String text = begun == 0 ? "no parts" : named(begun);
    String old = removed == 1 ? " old one removed" : " old ones removed";
    return Report.detail(text + (removed == 0 ? "" : ", " + Sizes.count(removed) + old), values);
  }

  private String named(long count) {
    return count == 1
        ? "1 part, " + names.name(1)
        : Sizes.count(count) + " parts, " + names.name(1) + " to " + names.name(count);
  }

  @Override
  public String committedSoFar() {
    long there = appeared;
    return there == 0 ? "" : named(there);
  }

  @Override
  public Set<Object> fileKeys() {
    return Set.copyOf(keys);
  }

  @Override
  public void abort() {
    aborted = true;
    FilledPart open = part;
    if (open != null) {
      open.abort();
    }
  }

  @Override
  protected void release(boolean complete) throws IOException {
    over = true;
    FilledPart open = part;
    try {
      if (open != null) {
        open.close();
      }
    } finally {
      for (long number = sink.filled() ? appeared + 1 : 1; number <= begun; number++) {
        Files.deleteIfExists(sibling(number));
      }
    }
  }
}
