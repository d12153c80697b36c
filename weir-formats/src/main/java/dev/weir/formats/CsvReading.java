package dev.weir.formats;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.LimitException;
import dev.weir.Sizes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A live [CsvDecoder]. It finds whole records in the window, and has a piece of them parsed at a
/// time.
///
/// ```
///   buffer: [done |at  record |end 0  record |end 1  record |end 2  half a rec |filled ]
///                  \______________ piece ___________________/
/// ```
final class CsvReading extends Reading {
  /*
   * FastCSV pulls from a reader, and a reader that waits for the next block would need a thread. So it
   * is given only what is whole: a piece of records, as one text. The nth record of the piece is the
   * one before the nth end, by which it is known where a bad record is.
   *
   * A parser that has thrown is given up, and the rest of its text with it. So the next one gets one record,
   * the one behind that two, and so on: many bad records cost no more than a few times their bytes.
   */

  private static final int MOST = 1 << 13; // records in a piece

  /// What a name costs besides its text: three objects that hold it in one form or another, where
  /// they are, and its number.
  private static final long NAME_BYTES = 176;

  /// In all forms together: chars, UTF-8, JSON where all is escaped, and the line for the side.
  private static final long NAME_FORMS = 2 + 1 + 6 + 1;

  private final CsvDecoder decoder;
  private final RecordEnds search;
  private final CsvReader.CsvReaderBuilder parsers;
  private final FieldHandler handler;
  private @Nullable Header header;
  private boolean headerDue;
  private int width = -1; // fields of the first record, if nobody names them

  private int[] ends = new int[64]; // of the records in the piece
  private int found; // how many are in the piece
  private int given; // how many of them are done
  private @Nullable CloseableIterator<String[]> piece; // reads from memory: it needs no close
  private int parsed; // the records of the piece before this one are in its parser
  private int most = MOST; // records for the next parser; few behind one that was bad
  private boolean skipping; // the rest of a record that is too long

  CsvReading(CsvDecoder decoder, BadRecords bad) {
    super(bad, decoder.recordBytes());
    this.decoder = decoder;
    this.search = new RecordEnds(decoder.shape());
    this.handler = new FieldHandler(decoder.fields());
    this.parsers =
        CsvReader.builder()
            .fieldSeparator(decoder.shape().separator())
            .quoteCharacter(decoder.shape().quote())
            .skipEmptyLines(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    headerDue = decoder.header() instanceof CsvHeader.First;
    if (decoder.header() instanceof CsvHeader.Given(List<String> names)) {
      header = new Header(names);
    }
  }

  /// The most that is kept between two calls, besides the buffer: a piece as chars, where its
  /// records end, room for the fields of the next one, and the header.
  static long heldBytes(CsvDecoder decoder) {
    long piece = 2 * bufferBytes(decoder.recordBytes());
    long ends = (long) MOST * Integer.BYTES;
    long fields = Math.min(decoder.fields(), decoder.recordBytes()) + 1L; // each but one has an end
    return piece + ends + 8 * fields + headerBytes(decoder, fields);
  }

  /// How long the header may be.
  private static long headerLimit(CsvDecoder decoder) {
    return Math.min(decoder.recordBytes(), Math.max(1 << 16, 16L * decoder.fields()));
  }

  private static long headerBytes(CsvDecoder decoder, long fields) {
    return switch (decoder.header()) {
      case CsvHeader.None() -> 0;
      case CsvHeader.First() -> NAME_BYTES * fields + NAME_FORMS * headerLimit(decoder);
      case CsvHeader.Given(List<String> names) -> {
        long chars = names.stream().mapToLong(String::length).sum();
        yield NAME_BYTES * names.size() + 3 * NAME_FORMS * chars; // a char is three bytes at most
      }
    };
  }

  @Override
  @Nullable JsonValue next() throws IOException, InterruptedException {
    while (given < found || findPiece()) {
      JsonValue record = record();
      if (record != null) {
        return record;
      }
    }
    return null;
  }

  /// Finds whole records; false if there is none.
  private boolean findPiece() throws IOException, InterruptedException {
    found = 0;
    given = 0;
    while (found == 0 && (at < filled || (skipping && inputEnded))) {
      if (skipping && !passRest()) {
        return false;
      }
      if (scan <= at) {
        search.begin(at);
      } else {
        search.moveTo(scan);
      }
      findEnds();
      if (found == 0) {
        scan = search.at();
        if (!meetHalf()) {
          return false;
        }
      }
    }
    return found > 0;
  }

  private void findEnds() {
    int end = search.next(buffer, filled, inputEnded);
    while (end >= 0) {
      if (found == ends.length) {
        ends = Arrays.copyOf(ends, 2 * found);
      }
      ends[found++] = end;
      if (end - at >= WINDOW_BYTES || found == MOST) {
        return;
      }
      end = search.next(buffer, filled, inputEnded);
    }
    scan = search.at();
  }

  /// There is only the beginning of a record. True if that is a record all the same, or was met as
  /// a bad one.
  private boolean meetHalf() throws IOException, InterruptedException {
    boolean tooLong = filled - at > recordBytes + 1; // the last may be a CR
    if (!tooLong && !inputEnded) {
      return false;
    }
    if (search.quoted()) {
      meetUnclosed(tooLong);
    } else if (tooLong) {
      if (headerDue) {
        throw tooLong();
      }
      bad.begin(tooLong());
      skipping = true;
    } else {
      ends[found++] = filled;
    }
    return true;
  }

  private void meetUnclosed(boolean tooLong) throws IOException, InterruptedException {
    String wrong =
        tooLong
            ? "a quote is not closed within " + Sizes.count(recordBytes) + " bytes"
            : "a quote is not closed before the end";
    int lf = Bytes.wrap(buffer, 0, filled).indexOf((byte) '\n', at);
    IOException cause = tooLong ? place(at).limit("", wrong) : place(at).corrupt("", wrong);
    if (headerDue) {
      throw cause;
    }
    bad.begin(cause);
    if (lf < 0) {
      skipping = true;
      return;
    }
    bad.end(buffer, at, lf);
    at = lf + 1;
    scan = at;
  }

  private LimitException tooLong() {
    return place(at).limit("", "the record is longer than " + Sizes.count(recordBytes) + " bytes");
  }

  /// Passes what is left of a record that is too long: up to the end of the line.
  private boolean passRest() throws IOException, InterruptedException {
    int lf = Bytes.wrap(buffer, 0, filled).indexOf((byte) '\n', at);
    if (lf < 0 && !inputEnded) {
      bad.piece(buffer, at, filled);
      at = filled;
      scan = filled;
      return false;
    }
    skipping = false;
    int end = lf < 0 ? filled : lf;
    bad.end(buffer, at, end);
    at = lf < 0 ? end : end + 1;
    scan = at;
    return at < filled;
  }

  /// Takes the next record of the piece; null if it gives none: an empty line has no field.
  private @Nullable JsonValue record() throws IOException, InterruptedException {
    int end = ends[given];
    JsonValue record = null;
    try {
      String[] fields = fieldsOrGiveUp(end);
      if (fields.length > 0) {
        record = value(fields);
      }
    } catch (CorruptDataException | LimitException e) {
      if (headerDue) {
        throw e;
      }
      bad.met(e, buffer, at, lineEnd(end));
    }
    given++;
    at = end;
    scan = Math.max(scan, at);
    if (given == found) {
      piece = null;
    }
    return record;
  }

  private int lineEnd(int end) {
    int from = end;
    if (from > at && buffer[from - 1] == '\n') {
      from--;
    }
    return from > at && buffer[from - 1] == '\r' ? from - 1 : from;
  }

  private String[] fieldsOrGiveUp(int end) throws IOException {
    boolean whole = false;
    try {
      String[] fields = fields(end);
      whole = true;
      return fields;
    } finally {
      if (!whole) {
        piece = null;
        most = 1;
      }
    }
  }

  private String[] fields(int end) throws IOException {
    if (lineEnd(end) - at > recordBytes) {
      throw tooLong();
    }
    CloseableIterator<String[]> parser = piece;
    if (parser == null || given == parsed) {
      parser = parser();
      piece = parser;
    }
    try {
      return parser.next();
    } catch (CsvParseException e) {
      throw place(at).corrupt("", said(e));
    }
  }

  /// The parser of the piece from `at`, as far as it is UTF-8.
  private CloseableIterator<String[]> parser() throws IOException {
    parsed = (int) Math.min(found, (long) given + most);
    most = Math.min(MOST, 2 * most);
    int malformed = decoder.replaceMalformed() ? -1 : malformed(ends[parsed - 1]);
    if (malformed >= 0) {
      parsed = given;
      while (ends[parsed] <= malformed) {
        parsed++;
      }
      if (parsed == given) {
        throw place(malformed).corrupt("", "malformed UTF-8");
      }
    }
    String text = new String(buffer, at, ends[parsed - 1] - at, StandardCharsets.UTF_8);
    return parsers.build(handler, text).iterator();
  }

  private int malformed(int to) {
    return Bytes.wrap(buffer, 0, to).malformedUtf8(at, to);
  }

  private static String said(CsvParseException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String message = String.valueOf(cause.getMessage());
    return message.isEmpty()
        ? "malformed"
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  private @Nullable JsonValue value(String[] fields) throws IOException {
    if (fields.length > decoder.fields()) {
      throw place(at).limit("", "more than " + Sizes.count(decoder.fields()) + " fields");
    }
    if (headerDue) {
      begin(fields);
      return null;
    }
    Header names = header;
    if (names == null) {
      return array(fields);
    }
    boolean same = fields.length == names.size();
    boolean fewer = fields.length < names.size() && decoder.ragged() == CsvDecoder.Ragged.KEEP;
    if (!same && !fewer) {
      throw wrongCount(fields.length, names.size(), "names");
    }
    return new Row(names, fields);
  }

  private JsonValue array(String[] fields) throws IOException {
    if (width < 0) {
      width = fields.length;
    }
    if (fields.length != width && decoder.ragged() == CsvDecoder.Ragged.BAD) {
      throw wrongCount(fields.length, width, "in the first record");
    }
    return JsonValue.Arr.of(Arrays.stream(fields).map(JsonValue.Str::new).toList());
  }

  private CorruptDataException wrongCount(int count, int wanted, String where) {
    String noun = count == 1 ? " field, but " : " fields, but ";
    return place(at).corrupt("", count + noun + wanted + " " + where);
  }

  private void begin(String[] names) throws IOException {
    if (lineEnd(ends[given]) - at > headerLimit(decoder)) {
      throw place(at)
          .limit("", "the header is longer than " + Sizes.count(headerLimit(decoder)) + " bytes");
    }
    String twice = CsvHeader.twice(List.of(names));
    if (twice != null) {
      throw place(at).corrupt("", "the header has the name '" + twice + "' twice");
    }
    header = new Header(List.of(names));
    headerDue = false;
    int end = lineEnd(ends[given]);
    byte[] line = Arrays.copyOfRange(buffer, at, end + 1);
    line[end - at] = '\n';
    bad.preface(Bytes.wrap(line));
  }
}
