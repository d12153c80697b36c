/// Formats: JSON Lines, JSON arrays and CSV as streams of records.
///
/// A module beside `dev.weir`, found by `ServiceLoader`; it imports the contracts, the files and
/// the spi.
module dev.weir.formats {
  requires com.fasterxml.jackson.core;
  requires de.siegmar.fastcsv;
  requires transitive dev.weir;
  requires static org.jspecify;

  exports dev.weir.formats;

  // the same as in META-INF/services, for the class path
  provides dev.weir.spi.Verb with
      dev.weir.formats.CsvVerb,
      dev.weir.formats.JsonArrayVerb,
      dev.weir.formats.JsonLinesVerb,
      dev.weir.formats.PickVerb,
      dev.weir.formats.ToCsvVerb,
      dev.weir.formats.ToJsonArrayVerb,
      dev.weir.formats.ToJsonLinesVerb;
}
