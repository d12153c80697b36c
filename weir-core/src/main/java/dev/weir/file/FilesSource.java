package dev.weir.file;

import dev.weir.Bytes;
import dev.weir.Cursor;
import dev.weir.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The bytes of several files, one after the other, as if they were one.
///
/// Opening looks at every file, so one that is missing, may not be read or is a directory is
/// refused before anything moves; it opens none. Each is opened in its turn and read as
/// [FileSource] reads it, FIFOs too; one at a time is open. A file that is gone or replaced when
/// its turn comes is a failure. A failure names the file, and says where in it.
///
/// With [#matching], a path that has one of the characters `* ? [ {` is a *pattern*, unless there
/// is a file of exactly that name, or it is malformed. It stands for all regular files that match
/// it, in the order of their names, with the syntax `glob:` of
/// [java.nio.file.FileSystem#getPathMatcher]: `*` is anything within a name, `**` crosses
/// directories. Patterns are expanded when this is opened. One that matches no file is refused, and
/// so are more than [#MAX_FILES] files.
///
/// @param paths what to read, in order; symbolic links are followed
/// @param patterns whether a path may be a pattern
public record FilesSource(List<Path> paths, boolean patterns) implements Source<Bytes> {

  /// How many files a source of patterns reads at most.
  public static final int MAX_FILES = 10_000;

  private static final long NAME_BYTES = 256; // of memory, for what is known of a file before

  /// Copies the list.
  ///
  /// @throws IllegalArgumentException if there is no path
  public FilesSource {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("there must be at least 1 file to read: 0");
    }
    paths = List.copyOf(paths);
  }

  /// All of these files.
  ///
  /// @param paths what to read, in order
  /// @return the source
  /// @throws IllegalArgumentException if there is no path
  public static FilesSource of(List<Path> paths) {
    return new FilesSource(paths, false);
  }

  /// All files that match.
  ///
  /// @param patterns paths or patterns, in order, such as `logs/*.gz`
  /// @return the source
  /// @throws IllegalArgumentException if there is none, or one is no path
  public static FilesSource matching(String... patterns) {
    return new FilesSource(Stream.of(patterns).map(Path::of).toList(), true);
  }

  @Override
  public Cursor<Bytes> open() throws IOException, InterruptedException {
    var members = new ArrayList<Member>();
    for (Path path : found()) {
      members.add(Member.of(path));
    }
    return new FilesCursor(members);
  }

  private List<Path> found() throws IOException {
    if (!patterns) {
      return paths;
    }
    var found = new ArrayList<Path>();
    for (Path path : paths) {
      Glob glob = Files.exists(path) ? null : Glob.of(path);
      if (glob == null) {
        found.add(path);
      } else {
        glob.addTo(found, MAX_FILES);
      }
    }
    return found;
  }

  @Override
  public String name() {
    String first = FileNames.stage(paths.getFirst());
    return paths.size() == 1 ? first : first + " +" + (paths.size() - 1);
  }

  /// One file's, and what is known of the others.
  @Override
  public OptionalLong heldBytes() {
    long one = FileSource.of(paths.getFirst()).heldBytes().orElseThrow();
    long files = patterns ? Math.max(MAX_FILES, paths.size()) : paths.size();
    return OptionalLong.of(one + files * NAME_BYTES);
  }
}
