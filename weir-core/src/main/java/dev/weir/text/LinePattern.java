package dev.weir.text;

import dev.weir.LimitException;
import dev.weir.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// What is looked for in lines: a text, or a regular expression that cannot run away.
///
/// A line is looked at as one: `.` is any character of it, `$` is its end and nothing before that.
///
/// Threads: any; it has no state.
final class LinePattern {
  /*
   * Where the expression is only texts, the JVM's own search, with vector instructions, is ten times
   * as fast as the engine; where a text has to be in the line, only lines with it are given to the engine. The engine is given a new matcher for each line: one that is kept keeps
   * what it noted about the longest line it has seen.
   */

  /// How often a search may look at characters of a line, whatever its length.
  static final long LOOKS = 50_000_000;

  /// How often more for each character of the line.
  static final long LOOKS_PER_CHARACTER = 1_000;

  private static final String META = "\\^$.?*+()[]{}";
  private static final String ANYTHING_BEFORE = ".*";

  private final Pattern regex;
  private final List<String> texts; // one of these is what is looked for; empty: only regex knows
  private final @Nullable String required; // must be in the line; null: nothing is known
  private final boolean fromStart; // found at the start of the line, or nowhere

  private LinePattern(
      Pattern regex, List<String> texts, @Nullable String required, boolean fromStart) {
    this.regex = regex;
    this.texts = List.copyOf(texts);
    this.required = required;
    this.fromStart = fromStart;
  }

  /// Compiles it.
  ///
  /// @throws IllegalArgumentException if it is no regular expression; in one line
  static LinePattern of(String written, boolean literal, boolean ignoreCase) {
    int flags = Pattern.UNIX_LINES | Pattern.DOTALL;
    flags |= literal ? Pattern.LITERAL : 0;
    flags |= ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    boolean fromStart = !literal && written.startsWith(ANYTHING_BEFORE) && !written.contains("|");
    List<String> texts = ignoreCase ? List.of() : texts(written, literal);
    Pattern regex = compiled(written, flags);
    String required = texts.isEmpty() && !ignoreCase ? Required.in(written) : null;
    return new LinePattern(regex, texts, required, fromStart);
  }

  private static Pattern compiled(String written, int flags) {
    try {
      return Pattern.compile(written, flags);
    } catch (PatternSyntaxException e) {
      String what = e.getDescription();
      String at = e.getIndex() < 0 ? "" : " at index " + e.getIndex();
      throw new IllegalArgumentException(
          Shown.printable(
              "pattern '"
                  + written
                  + "' is wrong"
                  + at
                  + ": "
                  + what.substring(0, 1).toLowerCase(Locale.ROOT)
                  + what.substring(1)),
          e);
    }
  }

  /// The alternatives, if each is a text.
  private static List<String> texts(String written, boolean literal) {
    if (literal) {
      return List.of(written);
    }
    if (written.chars().anyMatch(c -> META.indexOf(c) >= 0)) {
      return List.of();
    }
    var texts = new ArrayList<String>();
    int from = 0;
    for (int bar = written.indexOf('|'); bar >= 0; bar = written.indexOf('|', from)) {
      texts.add(written.substring(from, bar));
      from = bar + 1;
    }
    texts.add(written.substring(from));
    return texts;
  }

  /// The expression.
  Pattern regex() {
    return regex;
  }

  /// Whether it is found anywhere in the line.
  ///
  /// @throws LimitException if the search takes too long
  /// @throws InterruptedException if interrupted in a search that takes long
  boolean isIn(String line) throws LimitException, InterruptedException {
    for (String text : texts) {
      if (line.contains(text)) {
        return true;
      }
    }
    return texts.isEmpty()
        && (required == null || line.contains(required))
        && watched(line).find(fromStart);
  }

  /// Texts one of which is in each line in which it is found; empty if none are known.
  List<String> clues() {
    return required == null ? texts : List.of(required);
  }

  /// Whether it is found in each line that has one of the clues.
  boolean isClues() {
    return !texts.isEmpty();
  }

  /// All places where it is in the line, one after the other.
  Matches in(String line) {
    boolean one = texts.size() == 1 && !texts.getFirst().isEmpty();
    return one ? new Places(line, texts.getFirst()) : watched(line);
  }

  private Watched watched(String line) {
    long looks = LOOKS + LOOKS_PER_CHARACTER * line.length();
    return new Watched(regex.matcher(new WatchedLine(line, looks)), line.length());
  }

  /// The places of a pattern in one line.
  interface Matches {

    /// Goes to the next one, behind the one before.
    ///
    /// @return false if there is none
    /// @throws LimitException if the search takes too long
    /// @throws InterruptedException if interrupted in a search that takes long
    boolean next() throws LimitException, InterruptedException;

    /// Where the group begins, 0 for the whole; -1 if it is not in this match.
    int start(int group);

    /// Where the group ends.
    int end(int group);
  }

  /// Where a text is.
  private static final class Places implements Matches {
    private final String line;
    private final String text;
    private int from;
    private int at;

    private Places(String line, String text) {
      this.line = line;
      this.text = text;
    }

    @Override
    public boolean next() {
      at = line.indexOf(text, from);
      from = at + text.length();
      return at >= 0;
    }

    @Override
    public int start(int group) {
      return at;
    }

    @Override
    public int end(int group) {
      return from;
    }
  }

  /// Where an expression is.
  private record Watched(Matcher matcher, int length) implements Matches {

    @Override
    public boolean next() throws LimitException, InterruptedException {
      return find(false);
    }

    private boolean find(boolean fromStart) throws LimitException, InterruptedException {
      try {
        return fromStart ? matcher.lookingAt() : matcher.find();
      } catch (WatchedLine.Stopped e) {
        if (e.interrupted) {
          throw new InterruptedException();
        }
        throw tooMuch("takes too long", "nested repetition");
      } catch (StackOverflowError _) {
        throw tooMuch("goes too deep", "repeated groups");
      }
    }

    private LimitException tooMuch(String what, String without) {
      return new LimitException(
          "pattern %s on a line of %s characters; write it without %s"
              .formatted(what, Sizes.count(length), without));
    }

    @Override
    public int start(int group) {
      return matcher.start(group);
    }

    @Override
    public int end(int group) {
      return matcher.end(group);
    }
  }
}
