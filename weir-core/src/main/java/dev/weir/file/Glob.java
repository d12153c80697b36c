package dev.weir.file;

import dev.weir.LimitException;
import dev.weir.Sizes;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// A pattern, and the regular files that match it.
///
/// Only directories that lead to a match are looked into: each must match as much of the pattern as
/// it is deep. From a `**` on that cannot be told, so there it is every directory, without
/// following links, because these can lead round in a circle. A directory that may not be read is a
/// failure, else some files would be left out silently.
final class Glob {
  private static final String SPECIAL = "*?[{";

  private final Path pattern;
  private final Path base; // the directory before the first special character
  private final List<PathMatcher> prefixes = new ArrayList<>(); // of directories below, by depth
  private final PathMatcher whole;
  private final boolean crossing; // it has a part that may stand for several names

  private Glob(Path pattern) {
    this.pattern = pattern;
    int at = 0;
    while (!has(pattern.getName(at), SPECIAL + '\\')) {
      at++;
    }
    base = upTo(at);
    int last = pattern.getNameCount() - 1;
    while (at < last && !crosses(pattern.getName(at))) {
      at++;
      prefixes.add(matcher(upTo(at)));
    }
    crossing = crosses(pattern.getName(at));
    whole = matcher(pattern);
  }

  /// Whether it has a character that makes it a pattern.
  static boolean mayBe(Path path) {
    return has(path, SPECIAL);
  }

  /// The pattern that a path is; null if it is none, such as `a` or `a[`.
  static @Nullable Glob of(Path path) {
    try {
      return mayBe(path) ? new Glob(path) : null;
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  private static boolean has(Path path, String characters) {
    return path.toString().chars().anyMatch(c -> characters.indexOf(c) >= 0);
  }

  /// Whether it may stand for several names: a `**`, or braces with a `/` between.
  private static boolean crosses(Path name) {
    String text = name.toString();
    return text.contains("**") || count(text, '{') != count(text, '}');
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private Path upTo(int names) {
    Path root = pattern.getRoot();
    Path start = root == null ? pattern.getFileSystem().getPath("") : root;
    return names == 0 ? start : start.resolve(pattern.subpath(0, names));
  }

  private static PathMatcher matcher(Path of) {
    return of.getFileSystem().getPathMatcher("glob:" + of);
  }

  /// Adds what matches, in the order of the names.
  ///
  /// @param most how many there may be in the list
  void addTo(List<Path> found, int most) throws IOException {
    int before = found.size();
    walk(base, 0, found, most);
    if (found.size() == before) {
      throw new NoSuchFileException(pattern.toString(), null, "no file matches " + pattern);
    }
    Collections.sort(found.subList(before, found.size()));
  }

  private void walk(Path directory, int depth, List<Path> found, int most) throws IOException {
    try (var entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (depth == prefixes.size() && whole(entry)) {
          add(entry, found, most);
        } else if (leads(entry, depth)) {
          walk(entry, Math.min(depth + 1, prefixes.size()), found, most);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // so nothing in it matches
    } catch (AccessDeniedException e) {
      throw new AccessDeniedException(e.getFile(), null, e.getFile() + ": permission denied");
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private boolean whole(Path entry) {
    return whole.matches(entry) && Files.isRegularFile(entry);
  }

  private boolean leads(Path entry, int depth) {
    return depth < prefixes.size()
        ? prefixes.get(depth).matches(entry) && Files.isDirectory(entry)
        : crossing && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
  }

  private void add(Path file, List<Path> found, int most) throws LimitException {
    if (found.size() >= most) {
      throw new LimitException("more than " + Sizes.count(most) + " files match, at " + pattern);
    }
    found.add(file);
  }
}
