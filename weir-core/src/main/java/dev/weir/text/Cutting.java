package dev.weir.text;

import dev.weir.Emitter;
import dev.weir.PromptStep;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// A live [Cut].
record Cutting(Fields fields, @Nullable String delimiter, boolean delimitedOnly)
    implements PromptStep<String, String> {
  private static final String SPACE = " ";
  private static final int NONE = -1;

  @Override
  public void take(String in, Emitter<? super String> out) throws Exception {
    boolean delimited = delimiter == null ? hasSpace(in) : in.contains(delimiter);
    if (!delimited && !delimitedOnly) {
      out.emit(in);
    } else if (delimited) {
      out.emit(delimiter == null ? words(in) : pieces(in, delimiter));
    }
  }

  /// A range of fields is one piece of the line, with the delimiters in it.
  private String pieces(String line, String by) {
    var kept = new StringJoiner(by);
    int at = 0; // where a field begins
    int field = 1; // which one
    for (Fields.Range range : fields.ranges()) {
      at = skip(line, by, at, range.first() - field);
      if (at == NONE) {
        break;
      }
      int next = range.open() ? NONE : skip(line, by, at, range.last() - range.first() + 1);
      if (next == NONE) {
        kept.add(line.substring(at));
        break;
      }
      kept.add(line.substring(at, next - by.length()));
      at = next;
      field = range.last() + 1;
    }
    return kept.toString();
  }

  /// Where the field begins that is so many further on; none if the line ends before it.
  private static int skip(String line, String by, int from, int count) {
    int at = from;
    for (int left = count; left > 0; left--) {
      int end = line.indexOf(by, at);
      if (end < 0) {
        return NONE;
      }
      at = end + by.length();
    }
    return at;
  }

  private String words(String line) {
    var kept = new StringJoiner(SPACE);
    int at = wordStart(line, 0);
    int field = 1;
    for (Fields.Range range : fields.ranges()) {
      for (; at < line.length() && field <= range.last(); field++) {
        int end = wordEnd(line, at);
        if (field >= range.first()) {
          kept.add(line.substring(at, end));
        }
        at = wordStart(line, end);
      }
    }
    return kept.toString();
  }

  private static int wordStart(String line, int from) {
    int at = from;
    while (at < line.length() && isSpace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int wordEnd(String line, int from) {
    int at = from;
    while (at < line.length() && !isSpace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean hasSpace(String line) {
    return line.indexOf(' ') >= 0 || line.indexOf('\t') >= 0;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
