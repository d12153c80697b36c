package dev.weir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file of digests, as `sha256sum` and its like write it: `HEX NAME`, `HEX *NAME` for binary
/// mode, `SHA256 (NAME) = HEX` with `--tag`, or nothing but `HEX`. A name with a line end in it is
/// written with a backslash before the line. Empty lines and those that begin with `#` are skipped.
///
/// @param file what is read
/// @param algorithm what its digests should be
/// @param length of one, in bytes
record DigestList(Path file, String algorithm, int length) {
  private static final long MAX_BYTES = 4 << 20;
  private static final Pattern PLAIN = Pattern.compile("(\\\\?)(\\p{XDigit}+)(?: [ *](.+))?\\s*");
  private static final Pattern TAGGED =
      Pattern.compile("(\\\\?)([A-Za-z0-9/-]+) \\((.+)\\) = (\\p{XDigit}+)\\s*");

  /// A line that says something.
  private record Entry(@Nullable String name, String hex) {}

  /// The digest of a name, or of the only line.
  byte[] find(@Nullable String name) throws IOException {
    try {
      return found(name);
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(file.toString(), null, unreadable(e));
    } catch (AccessDeniedException e) {
      throw new AccessDeniedException(file.toString(), null, unreadable(e));
    }
  }

  private String unreadable(FileSystemException e) {
    return file + " cannot be read: " + StreamException.reason(e);
  }

  private byte[] found(@Nullable String name) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw failure("is too long for a list of digests: more than " + Sizes.bytes(MAX_BYTES));
    }
    Entry found = null;
    // Names may have any bytes; none of them is lost or refused this way.
    try (var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      found = name == null ? only(lines) : named(lines, bare(name));
    }
    if (found == null) {
      throw failure(
          "has no " + algorithm + " of " + 2 * length + " hexadecimal digits" + forName(name));
    }
    return HexFormat.of().parseHex(found.hex);
  }

  private static String forName(@Nullable String name) {
    return name == null ? "" : " for " + name;
  }

  private @Nullable Entry only(BufferedReader lines) throws IOException {
    Entry only = null;
    for (Entry entry = next(lines); entry != null; entry = next(lines)) {
      if (only != null) {
        throw failure("has several digests: say whose with entry=" + shown(only, entry));
      }
      only = entry;
    }
    return only;
  }

  private static String shown(Entry first, Entry second) {
    String name = first.name == null ? second.name : first.name;
    return name == null ? "NAME" : name;
  }

  private @Nullable Entry named(BufferedReader lines, String name) throws IOException {
    Entry found = null;
    for (Entry entry = next(lines); entry != null; entry = next(lines)) {
      if (entry.name != null && bare(entry.name).equals(name)) {
        if (found != null && !found.hex.equalsIgnoreCase(entry.hex)) {
          throw failure("has several digests for " + name);
        }
        found = entry;
      }
    }
    return found;
  }

  private static String bare(String name) {
    return name.startsWith("./") ? name.substring(2) : name;
  }

  private @Nullable Entry next(BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Entry entry = entry(line);
      if (entry != null) {
        return entry;
      }
    }
    return null;
  }

  /// Null if it says nothing about this algorithm.
  private @Nullable Entry entry(String line) {
    Matcher plain = PLAIN.matcher(line);
    if (plain.matches()) {
      return entry(plain.group(1), plain.group(3), plain.group(2));
    }
    Matcher tagged = TAGGED.matcher(line);
    return tagged.matches() && tag(tagged.group(2)).equals(tag(algorithm))
        ? entry(tagged.group(1), tagged.group(3), tagged.group(4))
        : null;
  }

  private @Nullable Entry entry(String escape, @Nullable String name, String hex) {
    if (hex.length() != 2 * length) {
      return null;
    }
    String utf8 =
        name == null
            ? null
            : new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return new Entry(utf8 == null || escape.isEmpty() ? utf8 : unescaped(utf8), hex);
  }

  private static String unescaped(String name) {
    var text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '\\' || i + 1 == name.length()) {
        text.append(c);
        continue;
      }
      char escaped = name.charAt(++i);
      text.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
    }
    return text.toString();
  }

  /// Tools write `SHA256`, the JDK `SHA-256`.
  private static String tag(String algorithm) {
    return algorithm.replaceAll("[-/]", "").toUpperCase(Locale.ROOT);
  }

  private FileSystemException failure(String reason) {
    return new FileSystemException(file.toString(), null, file + " " + reason);
  }
}
