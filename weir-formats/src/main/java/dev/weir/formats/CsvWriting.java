package dev.weir.formats;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import dev.weir.LimitException;
import dev.weir.Sizes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A live [CsvEncoder].
final class CsvWriting extends Writing {
  private final CsvEncoder encoder;
  private final CsvWriter writer;
  private List<String> columns;
  private int width = -1; // fields of each record
  private @Nullable Header direct; // of rows whose fields are the columns, as they are
  private boolean single; // the record has one field
  private long records;

  CsvWriting(CsvEncoder encoder) {
    this.encoder = encoder;
    this.columns = encoder.columns();
    CsvShape shape = encoder.shape();
    boolean hashUsed = shape.separator() == '#' || shape.quote() == '#';
    writer =
        CsvWriter.builder()
            .fieldSeparator(shape.separator())
            .quoteCharacter(shape.quote())
            .commentCharacter(hashUsed ? '\0' : '#') // what begins so is quoted, for others' sake
            .quoteStrategy(new EmptyLines())
            .lineDelimiter(encoder.crlf() ? LineDelimiter.CRLF : LineDelimiter.LF)
            .bufferSize(0)
            .build(new Target());
  }

  /// An empty field that is a record by itself is quoted, else it would be an empty line.
  private final class EmptyLines implements QuoteStrategy {
    @Override
    public boolean quoteEmpty(int line, int field) {
      return single;
    }
  }

  @Override
  void add(JsonValue record) throws IOException {
    records++;
    if (width < 0) {
      begin(record);
    }
    try {
      if (record instanceof Row row && row.header() == direct && row.size() == width) {
        write(row.fields());
      } else {
        write(fields(record));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException
          ? failure("has an unpaired surrogate, which has no UTF-8")
          : e.getCause();
    }
  }

  private void begin(JsonValue first) throws IOException {
    boolean given = !columns.isEmpty();
    if (!given && first instanceof JsonValue.Obj object) {
      columns = found(object);
      if (object instanceof Row row && row.size() == row.header().size()) {
        direct = row.header();
      }
    }
    width = !given && first instanceof JsonValue.Arr array ? array.values().size() : columns.size();
    if (width == 0) {
      throw failure("has no fields");
    }
    if (encoder.header() && !columns.isEmpty()) {
      write(columns.toArray(String[]::new));
    }
  }

  private List<String> found(JsonValue.Obj first) throws IOException {
    var names = first.members().keySet();
    if (CsvEncoder.weight(names) > CsvEncoder.MAX_FOUND_BYTES) {
      throw new LimitException(
          "the first record has %s names, which is more than %s for columns that are not given"
              .formatted(Sizes.count(names.size()), Sizes.bytes(CsvEncoder.MAX_FOUND_BYTES)));
    }
    return List.copyOf(names);
  }

  private void write(String[] fields) {
    single = fields.length == 1;
    writer.writeRecord(fields);
  }

  private String[] fields(JsonValue record) throws IOException {
    return switch (record) {
      case JsonValue.Obj object when !columns.isEmpty() -> ofObject(object.members());
      case JsonValue.Arr array -> ofArray(array.values());
      case JsonValue.Obj _ -> throw failure("is an object, but the first was an array");
      default -> throw failure("is no object and no array");
    };
  }

  private String[] ofObject(Map<String, JsonValue> members) throws IOException {
    String[] fields = new String[width];
    int used = 0;
    for (int i = 0; i < width; i++) {
      JsonValue value = members.get(columns.get(i));
      used += value == null ? 0 : 1;
      fields[i] = value == null ? "" : field(value, columns.get(i));
    }
    if (used < members.size() && encoder.columns().isEmpty()) {
      var others = new ArrayList<>(members.keySet());
      others.removeAll(columns);
      throw failure(
          "has "
              + new JsonValue.Str(others.getFirst())
              + ", which the first has not: name all columns");
    }
    return fields;
  }

  private String[] ofArray(List<JsonValue> values) throws IOException {
    if (values.size() != width) {
      throw failure("has " + values.size() + " fields, but there are " + width + " columns");
    }
    String[] fields = new String[width];
    for (int i = 0; i < width; i++) {
      fields[i] = field(values.get(i), Integer.toString(i + 1));
    }
    return fields;
  }

  private String field(JsonValue value, String column) throws IOException {
    return switch (value) {
      case JsonValue.Str(var plain) -> plain;
      case JsonValue.Null _ -> "";
      case JsonValue.Obj _, JsonValue.Arr _ when encoder.nested() == CsvEncoder.Nested.FAIL ->
          throw failure(
              "has an object or array in "
                  + new JsonValue.Str(column)
                  + ": pick other fields, or have it written as JSON");
      default -> value.toString();
    };
  }

  private IOException failure(String wrong) {
    return new IOException("record " + Sizes.count(records) + " " + wrong);
  }

  /// Where the library writes to: the text.
  private final class Target extends Writer {
    @Override
    public void write(int c) throws IOException {
      text.put((char) c);
    }

    @Override
    public void write(String all, int from, int count) throws IOException {
      text.plain(all, from, from + count);
    }

    @Override
    public void write(char[] all, int from, int count) throws IOException {
      text.plain(String.valueOf(all, from, count), 0, count);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
