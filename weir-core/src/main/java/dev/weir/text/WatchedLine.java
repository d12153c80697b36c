package dev.weir.text;

/// A line that counts how often the regex engine looks at a character of it, and ends a search that
/// looks too often, or whose thread is interrupted.
///
/// An expression may need a time that doubles with each character of the line; the engine itself
/// would neither give up nor hear an interrupt.
final class WatchedLine implements CharSequence {
  private static final int SLICE = 1 << 20; // looks between two questions whether to stop

  private final String line;
  private int slice = SLICE; // looks left before the next question
  private long left; // looks after this slice

  /// @param line what is looked at
  /// @param most how often, at least a slice
  WatchedLine(String line, long most) {
    this.line = line;
    this.left = most - SLICE;
  }

  /// Unwinds the engine.
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Whether it was the thread that was stopped.
    final boolean interrupted;

    private Stopped(boolean interrupted) {
      super(null, null, false, false);
      this.interrupted = interrupted;
    }
  }

  @Override
  public char charAt(int index) {
    if (slice-- == 0) {
      nextSlice();
    }
    return line.charAt(index);
  }

  private void nextSlice() {
    if (Thread.interrupted()) {
      throw new Stopped(true);
    }
    if (left <= 0) {
      throw new Stopped(false);
    }
    slice = (int) Math.min(SLICE, left) - 1;
    left -= slice + 1;
  }

  @Override
  public int length() {
    return line.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return line.substring(start, end);
  }

  @Override
  public String toString() {
    return line;
  }
}
