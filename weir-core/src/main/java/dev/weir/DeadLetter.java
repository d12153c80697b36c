package dev.weir;

/// An element that failed, and how.
///
/// @param element what was taken
/// @param failure what was thrown for it
/// @param <T> what it is
public record DeadLetter<T>(T element, Exception failure) {

  /// Such as `"x": NumberFormatException...`: the element, and the failure in one line.
  @Override
  public String toString() {
    return element + ": " + StreamException.reason(failure);
  }
}
