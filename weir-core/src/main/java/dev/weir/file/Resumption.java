package dev.weir.file;

import dev.weir.Bytes;
import dev.weir.Checkpoints;
import dev.weir.Ending;
import dev.weir.Sink;
import dev.weir.Source;
import dev.weir.Writable;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A run from a file to a file that another can go on with, after a failure, a cancel or a kill.
///
/// ```java
/// try (var resumption = Resumption.open(source, sink, "gzip", 64 << 20)) {
///   if (!resumption.isComplete()) {
///     Pipeline.from(resumption.source())
///         .through(Gzip.compress())
///         .to(resumption.sink())
///         .checkpoints(resumption.checkpoints())
///         .run();
///   }
/// }
/// ```
///
/// What is written grows beside the target, under `.NAME.weir-part`, and comes to its name at the
/// end, as with [FileSink]. At each place of [Checkpoints#everyBytes(long)] it is forced to the
/// disk, and then `.NAME.weir-journal` says how far that is. Without the end both stay. The next
/// run with the same source, sink, steps and places cuts the part back to what the journal says and
/// goes on from there; what comes out in the end is what one run would have written, byte for byte.
/// The places are in it: gzip ends a member at each.
///
/// Nothing is guessed. A journal that is damaged, or of another pipeline, a source that has changed
/// since, a part that is not what was written: each is refused. Two runs at once on one target are
/// refused, by a lock on `.NAME.weir-lock`.
///
/// Threads: one; what it gives is used as sources and sinks are.
public final class Resumption implements Closeable {
  private static final int SUMMED_BYTES = 1 << 16;

  private final FileSource from;
  private final FileSink to;
  private final Target target;
  private final Path part;
  private final Path journalFile;
  private final Path lockFile;
  private final FileChannel lockChannel;
  private final CRC32C sum = new CRC32C(); // of what is kept of the part
  private Journal journal;
  private volatile long kept; // position; written by the source's thread
  private volatile @Nullable PartWritable writable;

  private Resumption(
      FileSource from, FileSink to, Target target, FileChannel lockChannel, Journal journal) {
    this.from = from;
    this.to = to;
    this.target = target;
    this.part = beside(target, "part");
    this.journalFile = beside(target, "journal");
    this.lockFile = beside(target, "lock");
    this.lockChannel = lockChannel;
    this.journal = journal;
  }

  /// Looks at what an earlier run has left, and locks the target.
  ///
  /// @param source a regular file
  /// @param sink a new or replaced regular file
  /// @param between what is done, in words: another run must say the same
  /// @param every bytes of the source from one place to the next, at least 1
  /// @return a live one, owned by the caller, who must close it
  /// @throws IOException if one of the files cannot be used, or what was left cannot be gone on
  ///   with; nothing is changed
  /// @throws IllegalArgumentException if the sink appends, or `every` is less than 1
  public static Resumption open(FileSource source, FileSink sink, String between, long every)
      throws IOException {
    if (sink.existing() == FileSink.Existing.APPEND || every < 1) {
      throw new IllegalArgumentException(
          "a run to go on with needs a file of its own, and places at least a byte apart");
    }
    Target target = Target.of(sink.path());
    if (target instanceof Target.Special) {
      throw FileNames.failure(sink.path(), "is no regular file: what it has taken cannot be kept");
    }
    BasicFileAttributes now = source.check();
    if (!now.isRegularFile()) {
      throw FileNames.failure(source.path(), "is no regular file, so it has no positions");
    }
    Path path = source.path().toRealPath();
    List<String> stamp =
        List.of(
            path + (source.from() > 0 || source.to() < Long.MAX_VALUE ? range(source) : ""),
            Long.toString(now.size()),
            now.lastModifiedTime().toString(),
            String.valueOf(now.fileKey()));
    var fresh =
        new Journal(stamp, path(target).toString(), between, every, source.from(), 0, 0, false);
    FileChannel lock = locked(target);
    var resumption = new Resumption(source, sink, target, lock, fresh);
    try {
      resumption.look();
    } catch (Throwable e) {
      resumption.close();
      throw e;
    }
    return resumption;
  }

  private static String range(FileSource source) {
    return " from " + source.from() + " to " + source.to();
  }

  private static Path path(Target target) {
    return switch (target) {
      case Target.Absent absent -> absent.path();
      case Target.Regular regular -> regular.path();
      case Target.Special special -> special.path();
    };
  }

  private static Path beside(Target target, String kind) {
    Path path = path(target);
    return path.resolveSibling("." + path.getFileName() + ".weir-" + kind);
  }

  /// A lock goes with the process. The file of one that was closed meanwhile is no lock.
  private static FileChannel locked(Target target) throws IOException {
    Path file = beside(target, "lock");
    while (true) {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        if (lock == null) {
          throw inUse(target);
        }
        if (Files.exists(file)) {
          return channel;
        }
        channel.close(); // its owner has removed it between our two steps
      } catch (OverlappingFileLockException e) {
        channel.close();
        throw inUse(target);
      } catch (Throwable e) {
        channel.close();
        throw e;
      }
    }
  }

  private static IOException inUse(Target target) {
    return FileNames.failure(path(target), "another run is at work on it");
  }

  /// What an earlier run has left.
  private void look() throws IOException {
    Journal old = Journal.read(journalFile);
    if (old == null) {
      if (target instanceof Target.Regular && to.existing() == FileSink.Existing.REFUSE) {
        throw new FileAlreadyExistsException(to.path().toString(), null, "is there already");
      }
      return;
    }
    same("source", journal.source().getFirst(), old.source().getFirst());
    if (!journal.source().equals(old.source())) {
      throw refused(from.path() + " has changed since");
    }
    same("target", journal.target(), old.target());
    same("pipeline", journal.between(), old.between());
    same("distance", Long.toString(journal.every()), Long.toString(old.every()));
    journal = old;
    kept = old.position();
    if (old.complete() && !Files.exists(part)) {
      return; // it came to its name, and was stopped right behind that
    }
    checkPart();
  }

  private void same(String what, String now, String then) throws IOException {
    if (!now.equals(then)) {
      throw refused(
          "it was left by a run with another %s: '%s', not '%s'".formatted(what, then, now));
    }
  }

  private IOException refused(String reason) {
    return FileNames.failure(
        to.path(), "cannot go on: " + reason + "; remove " + journalFile + " to begin anew");
  }

  private void checkPart() throws IOException {
    try {
      long size = Files.size(part);
      if (size < journal.length() || (journal.complete() && size > journal.length())) {
        throw refused(part + " has " + size + " bytes, not " + journal.length());
      }
    } catch (NoSuchFileException e) {
      throw refused(part + " is not there");
    }
    try (InputStream in = Files.newInputStream(part)) {
      byte[] bytes = new byte[SUMMED_BYTES];
      long left = journal.length();
      while (left > 0) {
        int count = in.read(bytes, 0, (int) Math.min(bytes.length, left));
        if (count < 0) {
          throw refused(part + " became shorter");
        }
        sum.update(bytes, 0, count);
        left -= count;
      }
    }
    if (sum.getValue() != journal.sum()) {
      throw refused(part + " is not what was written");
    }
  }

  /// Whether an earlier run had done all the work, and was stopped just before its end: then
  /// [#complete()] is all that is left.
  ///
  /// @return true if there is nothing to run
  public boolean isComplete() {
    return journal.complete();
  }

  /// Does what is left where [#isComplete()]: brings what is whole to its name.
  ///
  /// @throws IOException if that fails; it can be tried again
  public void complete() throws IOException {
    if (!isComplete()) {
      throw new IllegalStateException("there is more to do");
    }
    if (Files.exists(part)) {
      publish();
    }
    Files.deleteIfExists(journalFile);
  }

  /// Where it goes on.
  ///
  /// @return bytes from the beginning of the source's file; the beginning itself if no run was
  ///   there before
  public long position() {
    return journal.position();
  }

  /// How far the work is done for good.
  ///
  /// @return the position at which another run would go on; the beginning if there is none
  public long kept() {
    return Math.max(kept, from.from());
  }

  /// What is left of the source.
  ///
  /// @return the first end of the pipeline
  public Source<Bytes> source() {
    return from.range(position(), from.to());
  }

  /// The target.
  ///
  /// @return the last end of the pipeline
  public Sink<Bytes> sink() {
    return new PartSink(this);
  }

  /// When to make sure of what was done.
  ///
  /// @return what the job is to be given
  public Checkpoints checkpoints() {
    return Checkpoints.everyBytes(journal.every())
        .goingOnAt(position())
        .kept(position -> keep((Long) position));
  }

  private void keep(long position) throws IOException {
    PartWritable now = writable;
    if (now != null) {
      journal.at(position, now.keptLength(), now.keptSum(), false).write(journalFile);
      kept = position;
    }
  }

  /// All is written and forced: from here on nothing is left but the name.
  void whole(long length, long value) throws IOException {
    journal.at(Long.MAX_VALUE, length, value, true).write(journalFile);
    publish();
    Files.deleteIfExists(journalFile);
  }

  private void publish() throws IOException {
    boolean replacing =
        target instanceof Target.Regular && to.existing() == FileSink.Existing.REPLACE;
    if (replacing) {
      Publishing.replace(part, path(target));
    } else {
      Publishing.appear(part, path(target));
    }
    Publishing.forceDirectoryOf(path(target));
  }

  /// Lets go of the target; what is kept stays, and what another run could not go on with goes.
  /// Only when no run is at work any more: its source says how far it is while its sink closes.
  @Override
  public void close() throws IOException {
    if (lockChannel.isOpen()) {
      if (!Files.exists(journalFile)) {
        Files.deleteIfExists(part);
      }
      Files.deleteIfExists(lockFile);
      lockChannel.close();
    }
  }

  /// What is written grows beside its target.
  private record PartSink(Resumption resumption) implements Sink<Bytes> {

    @Override
    public Writable<Bytes> open() throws IOException {
      Resumption its = resumption;
      var opened = PartWritable.open(its, its.part, its.to, its.target, its.journal, its.sum);
      its.writable = opened;
      return opened;
    }

    @Override
    public boolean persists() {
      return true;
    }

    @Override
    public Ending ending() {
      return Ending.AT_END;
    }

    @Override
    public String name() {
      return resumption.to.name();
    }

    @Override
    public OptionalLong heldBytes() {
      return resumption.to.heldBytes();
    }
  }
}
