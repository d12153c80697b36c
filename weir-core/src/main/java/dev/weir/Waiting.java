package dev.weir;

/// The limit of what waits in a pulled chain for a step that does not pause.
final class Waiting {
  private Waiting() {}

  static LimitException tooMuch() {
    return new LimitException(
        "gives more than "
            + Sizes.count(Chain.MAX_WAITING)
            + " elements or "
            + Sizes.bytes(Chain.MAX_WAITING_BYTES)
            + " in one call without pausing; put a buffer behind it, which has a thread");
  }
}
