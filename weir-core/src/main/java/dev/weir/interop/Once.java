package dev.weir.interop;

import java.util.concurrent.atomic.AtomicBoolean;

/// The one life of something that cannot be opened again.
///
/// Thread safety: from anywhere.
final class Once {
  private final String what;
  private final AtomicBoolean spent = new AtomicBoolean();

  Once(String what) {
    this.what = what;
  }

  /// Begins the life.
  ///
  /// @throws IllegalStateException the second time
  void spend() {
    if (!spent.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "a " + what + " has one life, and it was opened already: give a supplier for more");
    }
  }
}
