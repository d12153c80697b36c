package dev.weir.formats;

import java.util.List;

/// CSV in both directions, by RFC 4180, with other separators too.
public final class Csv {
  private Csv() {}

  /// Reads each record as an object: its fields are strings, and the first record has their names.
  ///
  /// @return the transform; the first bad record fails the run
  public static CsvDecoder read() {
    return new CsvDecoder(
        CsvShape.COMMA,
        new CsvHeader.First(),
        CsvDecoder.Ragged.BAD,
        CsvDecoder.DEFAULT_RECORD_BYTES,
        CsvDecoder.DEFAULT_FIELDS,
        false,
        OnBad.fail());
  }

  /// Writes each object as a record, behind one with the names.
  ///
  /// @return the transform
  public static CsvEncoder write() {
    return new CsvEncoder(CsvShape.COMMA, List.of(), true, CsvEncoder.Nested.FAIL, false);
  }
}
