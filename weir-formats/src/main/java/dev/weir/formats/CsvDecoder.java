package dev.weir.formats;

import dev.weir.Bytes;
import dev.weir.Ending;
import dev.weir.Siding;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.util.OptionalLong;

/// Reads CSV: UTF-8 text of records, which end with LF, CRLF or CR, of fields with a separator
/// between them.
///
/// It emits a record as soon as it has ended; it waits where downstream waits, between the records
/// of one block too; at the end of its input it emits the last record, if that has no ending. When
/// downstream wants no more, the rest of the block is dropped. Empty lines are left out, and so is
/// a byte order mark. There are no comments.
///
/// A record is bad if something but a separator or a line break follows a closing quote, if it has
/// too few or too many fields, if it is not UTF-8, or if it is beyond a limit. Reading goes on with
/// the next record. Where a quote is not closed before the limit, or the end of the input, the bad
/// record is the line on which it began, and reading goes on with the next line.
///
/// A bad header fails the run whatever the policy is. So does one that is longer than a record may
/// be, or than 64 KiB and 16 bytes for each of the fields that a record may have: it is kept as
/// long as the step lives, in several forms.
///
/// @param shape the characters between and around fields
/// @param header where the names of the fields come from
/// @param ragged what becomes of records with another number of fields
/// @param recordBytes the longest record, in bytes, up to [#MAX_RECORD_BYTES]
/// @param fields how many fields a record may have
/// @param replaceMalformed whether what is not UTF-8 becomes U+FFFD, and does not make a record bad
/// @param onBad what becomes of bad records
public record CsvDecoder(
    CsvShape shape,
    CsvHeader header,
    Ragged ragged,
    int recordBytes,
    int fields,
    boolean replaceMalformed,
    OnBad onBad)
    implements Transform<Bytes, JsonValue>, Siding {

  /// What becomes of a record that has not as many fields as there are names, or as the first
  /// record has.
  public enum Ragged {
    /// It is bad.
    BAD,
    /// If it has fewer, it is an object without the last names; more than names are bad all the
    /// same. Without names it is an array with as many values.
    KEEP
  }

  /// The longest record unless another limit is set: 1 MiB.
  public static final int DEFAULT_RECORD_BYTES = 1 << 20;

  /// The largest limit of a record that can be set: 256 MiB.
  public static final int MAX_RECORD_BYTES = 1 << 28;

  /// How many fields a record may have unless another limit is set: 10,000.
  public static final int DEFAULT_FIELDS = 10_000;

  /// Checks the limits.
  ///
  /// @throws IllegalArgumentException if one is out of range
  public CsvDecoder {
    JsonLimits.check("recordBytes", recordBytes, MAX_RECORD_BYTES);
    JsonLimits.check("fields", fields, Integer.MAX_VALUE);
  }

  /// The same with other characters.
  ///
  /// @param characters between and around fields
  /// @return the transform
  public CsvDecoder shape(CsvShape characters) {
    return new CsvDecoder(characters, header, ragged, recordBytes, fields, replaceMalformed, onBad);
  }

  /// The same with names from elsewhere.
  ///
  /// @param names where they come from
  /// @return the transform
  public CsvDecoder header(CsvHeader names) {
    return new CsvDecoder(shape, names, ragged, recordBytes, fields, replaceMalformed, onBad);
  }

  /// The same with another way to meet records with another number of fields.
  ///
  /// @param treatment bad or keep
  /// @return the transform
  public CsvDecoder ragged(Ragged treatment) {
    return new CsvDecoder(shape, header, treatment, recordBytes, fields, replaceMalformed, onBad);
  }

  /// The same with another limit.
  ///
  /// @param bytes the longest record
  /// @return the transform
  public CsvDecoder recordBytes(int bytes) {
    return new CsvDecoder(shape, header, ragged, bytes, fields, replaceMalformed, onBad);
  }

  /// The same with another limit.
  ///
  /// @param count how many fields a record may have
  /// @return the transform
  public CsvDecoder fields(int count) {
    return new CsvDecoder(shape, header, ragged, recordBytes, count, replaceMalformed, onBad);
  }

  /// The same with another way to meet bytes that are not UTF-8.
  ///
  /// @param replaced whether they become U+FFFD
  /// @return the transform
  public CsvDecoder replaceMalformed(boolean replaced) {
    return new CsvDecoder(shape, header, ragged, recordBytes, fields, replaced, onBad);
  }

  /// The same with another policy for bad records.
  ///
  /// @param policy what becomes of them
  /// @return the transform
  public CsvDecoder onBad(OnBad policy) {
    return new CsvDecoder(shape, header, ragged, recordBytes, fields, replaceMalformed, policy);
  }

  @Override
  public Step<Bytes, JsonValue> open() throws IOException {
    return Reading.open(onBad, bad -> new CsvReading(this, bad));
  }

  @Override
  public Ending sideEnding() {
    return Reading.sideEnding(onBad);
  }

  @Override
  public String name() {
    return Reading.name("csv", onBad);
  }

  @Override
  public OptionalLong heldBytes() {
    return Reading.heldBytes(recordBytes, CsvReading.heldBytes(this), onBad);
  }
}
