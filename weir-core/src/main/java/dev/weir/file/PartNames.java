package dev.weir.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the parts of a [SplitSink] are called: always as many digits, so that the order of the
/// names is that of the parts.
///
/// @param directory where they are
/// @param before the number
/// @param behind the number
/// @param digits of the number
record PartNames(Path directory, String before, String behind, int digits) {
  private static final String PLACE = "{}";

  /// @throws IOException if the directory is not there
  static PartNames of(Path pattern, int digits) throws IOException {
    Path absolute = pattern.toAbsolutePath();
    Path parent = absolute.getParent();
    Path name = absolute.getFileName();
    if (parent == null || name == null) {
      throw FileNames.failure(pattern, "is no name for a file");
    }
    String text = name.toString();
    int place = text.indexOf(PLACE);
    String before = place < 0 ? text + "-" : text.substring(0, place);
    String behind = place < 0 ? "" : text.substring(place + PLACE.length());
    try {
      return new PartNames(parent.toRealPath(), before, behind, digits);
    } catch (NoSuchFileException e) {
      throw FileNames.failure(pattern, "there is no directory " + parent);
    }
  }

  /// How many parts there can be.
  long most() {
    long most = 1;
    for (int i = 0; i < digits; i++) {
      most *= 10;
    }
    return most - 1;
  }

  /// The part of a number, from 1.
  Path path(long number) {
    return directory.resolve(name(number));
  }

  String name(long number) {
    return before + String.format(Locale.ROOT, "%0" + digits + "d", number) + behind;
  }

  /// The parts that are there, by number, whatever they are; numbers begin above `after`.
  SortedMap<Long, Path> there(long after) throws IOException {
    var there = new TreeMap<Long, Path>();
    try (var files = Files.newDirectoryStream(directory, file -> number(file) > after)) {
      for (Path file : files) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
          there.put(number(file), file);
        }
      }
    }
    return there;
  }

  /// The number of a part; -1 if it is not called like one.
  private long number(Path file) {
    String name = String.valueOf(file.getFileName());
    boolean fits =
        name.length() == before.length() + digits + behind.length()
            && name.startsWith(before)
            && name.endsWith(behind);
    if (!fits) {
      return -1;
    }
    String number = name.substring(before.length(), before.length() + digits);
    return number.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(number) : -1;
  }
}
