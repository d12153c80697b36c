package dev.weir.formats;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/// Writes CSV in UTF-8: a record for each object, behind one with the names.
///
/// It emits blocks of 64 KiB or, by the last record in them, a little more, and less only at a
/// flush and at the end; it waits where downstream waits. When downstream wants no more, it drops
/// what it has.
///
/// The columns are the names of the first object, unless they are given. A later object may lack
/// some, whose fields are empty; a name that is no column fails the run, because its value would be
/// lost. Of an array each value is a field, and there is no header unless columns are given. A null
/// is an empty field, and so is an empty string; numbers, true and false are written as in JSON.
/// Any other record, and an unpaired surrogate, fails the run.
///
/// @param shape the characters between and around fields
/// @param columns names, in order, each once; what an object has besides is left out. Empty: as in
///   the first object
/// @param header whether the names are written
/// @param nested what becomes of an object or array in a field
/// @param crlf whether records end with CRLF, as RFC 4180 has it, and not with LF
public record CsvEncoder(
    CsvShape shape, List<String> columns, boolean header, Nested nested, boolean crlf)
    implements Transform<JsonValue, Bytes> {

  /// The most that the names of the first object may weigh if columns are not given: 1 MiB, a name
  /// 56 bytes and two for each char. Beyond that the run fails.
  public static final int MAX_FOUND_BYTES = 1 << 20;

  /// What becomes of an object or array in a field.
  public enum Nested {
    /// The run fails.
    FAIL,
    /// Its JSON is the field.
    JSON
  }

  /// Copies and checks the columns.
  ///
  /// @throws IllegalArgumentException if one comes twice
  public CsvEncoder {
    columns = List.copyOf(columns);
    String twice = CsvHeader.twice(columns);
    if (twice != null) {
      throw new IllegalArgumentException("the column '" + twice + "' comes twice");
    }
  }

  /// The same with other characters.
  ///
  /// @param characters between and around fields
  /// @return the transform
  public CsvEncoder shape(CsvShape characters) {
    return new CsvEncoder(characters, columns, header, nested, crlf);
  }

  /// The same with these columns.
  ///
  /// @param names in order, each once
  /// @return the transform
  public CsvEncoder columns(List<String> names) {
    return new CsvEncoder(shape, names, header, nested, crlf);
  }

  /// The same with or without a record of the names.
  ///
  /// @param written whether it is written
  /// @return the transform
  public CsvEncoder header(boolean written) {
    return new CsvEncoder(shape, columns, written, nested, crlf);
  }

  /// The same with another way to meet what does not fit into a field.
  ///
  /// @param treatment fail or JSON
  /// @return the transform
  public CsvEncoder nested(Nested treatment) {
    return new CsvEncoder(shape, columns, header, treatment, crlf);
  }

  /// The same with other line endings.
  ///
  /// @param ends whether records end with CRLF, and not with LF
  /// @return the transform
  public CsvEncoder crlf(boolean ends) {
    return new CsvEncoder(shape, columns, header, nested, ends);
  }

  static long weight(Collection<String> names) {
    long sum = 0;
    for (String name : names) {
      sum += 56 + 2L * name.length();
    }
    return sum;
  }

  @Override
  public Step<JsonValue, Bytes> open() {
    return new CsvWriting(this);
  }

  @Override
  public String name() {
    return "to-csv";
  }

  /// However long the records are: the text of one is passed on in the call that takes it. What
  /// stays is the names of the columns.
  @Override
  public OptionalLong heldBytes() {
    long names = columns.isEmpty() ? MAX_FOUND_BYTES : weight(columns);
    return OptionalLong.of(Writing.HELD_BYTES + names);
  }
}
