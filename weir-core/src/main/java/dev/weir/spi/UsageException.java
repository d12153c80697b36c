package dev.weir.spi;

/// A text that is no pipeline: an unknown word, a wrong value, kinds that do not fit. The message
/// says how to mend it.
public final class UsageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /// The word, from 0.
  private final int position;

  /// Names the mistake.
  ///
  /// @param message one line: what is wrong and what would be right
  /// @param position the word at which it was noticed, from 0, bars counted; the number of words if
  ///   something is missing at the end
  public UsageException(String message, int position) {
    super(message);
    this.position = position;
  }

  /// The same mistake, in a file.
  UsageException in(String file, int line) {
    return new UsageException(file + ":" + line + ": " + getMessage(), position);
  }

  /// Where the mistake is.
  ///
  /// @return the number of the word, from 0, bars counted
  public int position() {
    return position;
  }
}
