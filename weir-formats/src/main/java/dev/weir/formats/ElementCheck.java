package dev.weir.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Checks JSON values one by one, each of them whole in an array of bytes.
///
/// Not for several threads at once.
final class ElementCheck implements Closeable {
  /*
   * One parser reads value after value, because a parser for each short line takes 1.4 to 3 times as
   * long. It reads from a feed that has one value and an LF at a time. One that has thrown is given up.
   * Its own limits are off: they would be seen late, and are not told apart.
   *
   * It knows each name that it has seen, by a table that its factory keeps too, which makes the usual input fast: the
   * same few names. In other input each object has names of its own; so when the names may take a MiB
   * parser and factory are given up, and the table with them. Nobody says how many names the table has, but
   * it gives the same String for a name that it knows: one that is among the recent ones is not new. Any other
   * counts as new, so what is counted is at least what there is.
   */
  private static final int MAX_NAMES_BYTES = 1 << 20;

  /// What a name costs in the table besides its text: its String, and four slots, since the table
  /// doubles when half of it is full.
  private static final int NAME_BYTES = 224;

  /// Of a name: as a String, and as words of UTF-8.
  private static final int NAME_CHAR_BYTES = 5;

  private static final int RECENT = 256; // a power of two

  /// The longest piece of a text that the parser keeps in one array, in chars.
  private static final int SEGMENT_CHARS = 1 << 16;

  /// The parser's input and small arrays, the places of open objects, and the like.
  private static final int FIXED_BYTES = 1 << 16;

  private final JsonLimits limits;
  private final boolean duplicates;
  private JsonFactory factory = freshFactory();
  private final @Nullable String[] recent = new String[RECENT]; // names, by their hash
  private int namesBytes; // of the names in the table, at least
  private final Feed feed = new Feed();
  private final NamesSeen names = new NamesSeen();
  private @Nullable JsonParser parser;

  /// @param duplicates whether a name may come twice
  ElementCheck(JsonLimits limits, boolean duplicates) {
    this.limits = limits;
    this.duplicates = duplicates;
  }

  /// The most that is kept between two values: the parser's text of the last one, as chars, its
  /// arrays for the longest name, and the names.
  static long heldBytes(JsonLimits limits) {
    long text = 2 * ((long) limits.elementBytes() + SEGMENT_CHARS);
    long name = 4 * Math.min(limits.elementBytes(), 3L * limits.nameChars());
    return text + name + MAX_NAMES_BYTES + FIXED_BYTES;
  }

  private static JsonFactory freshFactory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .build())
        .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .build();
  }

  /// The one value between two places, with a copy of its text.
  ///
  /// @param from where the value, or space before it, begins
  /// @param to where the value, or space behind it, ends
  /// @param places of what is in the array
  /// @throws CorruptDataException if that is no JSON value
  /// @throws dev.weir.LimitException if it is beyond a limit
  JsonValue value(byte[] bytes, int from, int to, Place.Finder places) throws IOException {
    int malformed = Bytes.wrap(bytes, 0, to).malformedUtf8(from, to);
    if (malformed >= 0) {
      throw places.of(malformed).corrupt("", "malformed UTF-8");
    }
    int begin = spaceEnd(bytes, from, to);
    boolean whole = false;
    try {
      int end = pass(bytes, begin, to, places);
      int rest = spaceEnd(bytes, end, to);
      if (rest < to) {
        throw places.of(rest).corrupt("", "there is something behind the value");
      }
      whole = true;
      return Skim.value(oneLine(bytes, begin, end));
    } finally {
      names.clear();
      if (!whole) {
        giveUp();
        countName(to - from); // the parser may have met a name that it did not give any more
      }
      if (namesBytes > MAX_NAMES_BYTES) {
        giveUp();
        forgetNames();
      }
    }
  }

  JsonValue value(byte[] bytes, int from, int to, Place start) throws IOException {
    return value(bytes, from, to, index -> new Place(start.offset() + index - from, start.line()));
  }

  static int spaceEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  static boolean isSpace(byte c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  /// A copy without line breaks and what is indented behind them: within a value, no string has
  /// one.
  private static byte[] oneLine(byte[] bytes, int from, int to) {
    byte[] copy = Arrays.copyOfRange(bytes, from, to);
    int length = firstBreak(Bytes.wrap(copy));
    int at = length;
    while (at < copy.length) {
      byte c = copy[at];
      if (c == '\n' || c == '\r') {
        at = spaceEnd(copy, at, copy.length);
      } else {
        copy[length++] = c;
        at++;
      }
    }
    return length == copy.length ? copy : Arrays.copyOf(copy, length);
  }

  private static int firstBreak(Bytes text) {
    int lf = text.indexOf((byte) '\n', 0);
    int end = lf < 0 ? text.length() : lf;
    int cr = text.slice(0, end).indexOf((byte) '\r', 0);
    return cr < 0 ? end : cr;
  }

  /// Reads the value that begins there, and says where it ends.
  private int pass(byte[] bytes, int from, int to, Place.Finder places) throws IOException {
    JsonParser live = parser;
    if (live == null) {
      feed.read = 0;
      live = factory.createParser(feed);
      parser = live;
    }
    feed.begin(bytes, from, to);
    try {
      JsonToken token = live.nextToken();
      if (token == null) {
        throw places.of(from).corrupt("", "there is no value");
      }
      if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
        tokens(live, token, places);
      } else {
        live.finishToken();
        scalar(live, token, places);
      }
      int end = feed.index(live.currentLocation().getByteOffset());
      while (isSpace(bytes[end - 1])) {
        end--; // the parser looks at what follows a number
      }
      return end;
    } catch (JsonProcessingException e) {
      throw corrupt(live, e, to, places);
    }
  }

  private void tokens(JsonParser live, JsonToken first, Place.Finder places) throws IOException {
    int depth = 0;
    JsonToken token = first;
    while (true) {
      switch (token) {
        case START_OBJECT -> {
          names.begin();
          depth = deeper(depth, live, places);
        }
        case START_ARRAY -> depth = deeper(depth, live, places);
        case END_OBJECT -> {
          names.end();
          depth--;
        }
        case END_ARRAY -> depth--;
        case FIELD_NAME -> name(live, places);
        default -> scalar(live, token, places);
      }
      if (depth == 0) {
        return;
      }
      token = live.nextToken();
      if (token == null) {
        throw new JsonEOFException(live, null, "");
      }
    }
  }

  private int deeper(int depth, JsonParser live, Place.Finder places) throws IOException {
    if (depth == limits.depth()) {
      throw tokenPlace(live, places).limit("", "nested deeper than " + limits.depth());
    }
    return depth + 1;
  }

  private void name(JsonParser live, Place.Finder places) throws IOException {
    String name = live.currentName();
    count(name);
    if (name.length() > limits.nameChars()) {
      throw tokenPlace(live, places)
          .limit(inside(live), "a name is longer than " + limits.nameChars() + " characters");
    }
    if (names.size() == limits.names()) {
      throw tokenPlace(live, places)
          .limit(inside(live), "an object has more than " + limits.names() + " names");
    }
    if (!names.add(name) && !duplicates) {
      Place place = tokenPlace(live, places);
      throw new DuplicateNameException(
          place.said("", "the name " + new JsonValue.Str(name) + " comes twice"), place.offset());
    }
  }

  @SuppressWarnings("ReferenceEquality") // the same String is meant
  private void count(String name) {
    int slot = name.hashCode() & (RECENT - 1);
    if (recent[slot] != name) {
      recent[slot] = name;
      countName(name.length());
    }
  }

  private void countName(int chars) {
    long sum = namesBytes + NAME_BYTES + NAME_CHAR_BYTES * (long) chars;
    namesBytes = (int) Math.min(sum, Integer.MAX_VALUE);
  }

  /// How much the names take at most, for tests.
  int namesBytes() {
    return namesBytes;
  }

  private void forgetNames() {
    factory = freshFactory();
    Arrays.fill(recent, "");
    namesBytes = 0;
  }

  private void scalar(JsonParser live, JsonToken token, Place.Finder places) throws IOException {
    if (token.isNumeric() && live.getTextLength() > limits.numberChars()) {
      throw tokenPlace(live, places)
          .limit(inside(live), "a number is longer than " + limits.numberChars() + " characters");
    }
    if (token == JsonToken.VALUE_STRING
        && limits.stringChars() < limits.elementBytes()
        && live.getTextLength() > limits.stringChars()) {
      throw tokenPlace(live, places)
          .limit(inside(live), "a string is longer than " + limits.stringChars() + " characters");
    }
  }

  private Place tokenPlace(JsonParser live, Place.Finder places) {
    return places.of(feed.index(live.currentTokenLocation().getByteOffset()));
  }

  /// Where in the element the parser is, as a JSON pointer.
  private static String inside(JsonParser live) {
    String pointer = live.getParsingContext().pathAsPointer().toString();
    return pointer.length() <= 100 ? pointer : pointer.substring(0, 100) + "...";
  }

  private CorruptDataException corrupt(
      JsonParser live, JsonProcessingException e, int to, Place.Finder places) {
    int index = feed.index(e.getLocation() == null ? -1 : e.getLocation().getByteOffset());
    if (e instanceof JsonEOFException || index >= to) {
      return places.of(to).corrupt(inside(live), "the value is cut off");
    }
    return places.of(index).corrupt(inside(live), said(e));
  }

  /// What the parser says, on one line, without its own idea of the place.
  private static String said(JsonProcessingException e) {
    String message =
        e.getOriginalMessage()
            .replaceAll("\\p{Cntrl}+", " ")
            .replace(" (start ", "\n")
            .replace(" (for ", "\n");
    int end = message.indexOf('\n');
    String plain = end < 0 ? message : message.substring(0, end);
    return plain.isEmpty() ? plain : Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
  }

  private void giveUp() throws IOException {
    JsonParser live = parser;
    parser = null;
    if (live != null) {
      live.close();
    }
  }

  @Override
  public void close() throws IOException {
    giveUp();
  }

  /// What the parser reads: a value, and an LF behind it.
  private static final class Feed extends InputStream {
    private byte[] bytes = {};
    private int from;
    private int at;
    private int to; // the LF stands there
    private long read; // bytes by this parser
    private long before; // the same when this value began

    void begin(byte[] value, int begin, int end) {
      bytes = value;
      from = begin;
      at = begin;
      to = end;
      before = read;
    }

    /// Where in the array the parser's offset is.
    int index(long offset) {
      return Math.clamp(from + offset - before, from, to);
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (at > to) {
        return -1;
      }
      int count = Math.min(length, to - at);
      System.arraycopy(bytes, at, target, offset, count);
      at += count;
      if (count < length) {
        target[offset + count] = '\n';
        count++;
        at++;
      }
      read += count;
      return count;
    }
  }
}
