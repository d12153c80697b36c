package dev.weir.text;

/// What becomes of bytes that are not UTF-8.
public enum Malformed {
  /// Each malformed sequence becomes U+FFFD, the replacement character.
  REPLACE,
  /// The first one is a [dev.weir.CorruptDataException] with its place in the input.
  REPORT
}
