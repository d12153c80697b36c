package dev.weir.formats;

import dev.weir.CorruptDataException;

/// A name comes twice in an object. The text is JSON all the same.
final class DuplicateNameException extends CorruptDataException {
  private static final long serialVersionUID = 1L;

  DuplicateNameException(String message, long offset) {
    super(message, offset);
  }
}
