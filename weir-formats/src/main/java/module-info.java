/// Formats: JSON Lines, JSON arrays and CSV as streams of records.
///
/// A module beside `dev.weir`, found by `ServiceLoader`; it imports the contracts and the spi.
module dev.weir.formats {
  requires dev.weir;
  requires static org.jspecify;
}
