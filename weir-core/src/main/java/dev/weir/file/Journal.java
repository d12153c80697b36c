package dev.weir.file;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// How far a run has come that may be gone on with: what it reads, what is done with it, and how
/// much of the result is on the disk.
///
/// As a file it is lines of `name value` in a fixed order, each value without a space, and behind
/// them a checksum of all. What is not written exactly like this is damaged.
///
/// @param source the path, the size, the time of the last change and the key of what is read
/// @param target where the result goes
/// @param between what is done, as text
/// @param every bytes of the source from one place to the next
/// @param position up to here the source was dealt with
/// @param length so many bytes of the result are on the disk
/// @param sum their CRC-32C
/// @param complete whether that is all of it
record Journal(
    List<String> source,
    String target,
    String between,
    long every,
    long position,
    long length,
    long sum,
    boolean complete) {
  private static final String HEAD = "weir-journal 1\n";
  private static final long LONGEST = 1 << 20;
  private static final int FIELDS = 11;

  Journal {
    source = List.copyOf(source);
  }

  /// The same, further on.
  Journal at(long newPosition, long newLength, long newSum, boolean whole) {
    return new Journal(source, target, between, every, newPosition, newLength, newSum, whole);
  }

  private String text() {
    var text = new StringBuilder(HEAD);
    List<String> names = List.of("source", "size", "changed", "file");
    for (int i = 0; i < names.size(); i++) {
      line(text, names.get(i), source.get(i));
    }
    line(text, "target", target);
    line(text, "between", between);
    line(text, "every", Long.toString(every));
    line(text, "position", Long.toString(position));
    line(text, "length", Long.toString(length));
    line(text, "sum", Long.toHexString(sum));
    line(text, "complete", Boolean.toString(complete));
    return text.append("check ").append(check(text)).append('\n').toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(' ');
    text.append(URLEncoder.encode(value, StandardCharsets.UTF_8)).append('\n');
  }

  private static String check(CharSequence text) {
    var crc = new CRC32C();
    crc.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }

  /// Writes it in one step: there is the old one, or this one.
  void write(Path file) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".tmp");
    try (var channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Publishing.forceDirectoryOf(file);
  }

  /// Reads it.
  ///
  /// @return null if there is none
  /// @throws IOException if it is damaged
  static @Nullable Journal read(Path file) throws IOException {
    String text;
    try {
      if (Files.size(file) > LONGEST) {
        throw damaged(file);
      }
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      return null;
    } catch (CharacterCodingException e) {
      throw damaged(file);
    }
    Journal journal = parsed(text);
    if (journal == null || !journal.text().equals(text)) {
      throw damaged(file);
    }
    return journal;
  }

  private static @Nullable Journal parsed(String text) {
    try {
      var values = new ArrayList<String>();
      for (String line : text.lines().skip(1).toList()) {
        String value = line.substring(line.indexOf(' ') + 1);
        values.add(URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
      return values.size() == FIELDS + 1
          ? new Journal(
              values.subList(0, 4),
              values.get(4),
              values.get(5),
              Long.parseLong(values.get(6)),
              Long.parseLong(values.get(7)),
              Long.parseLong(values.get(8)),
              Long.parseLong(values.get(9), 16),
              Boolean.parseBoolean(values.get(10)))
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static IOException damaged(Path file) {
    return FileNames.failure(file, "the journal is damaged: remove it to begin anew");
  }
}
