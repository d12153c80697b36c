package dev.weir;

/// What is done with an element for which there is no room: asked for wherever the giver may not,
/// or should not, be made to wait.
///
/// Whoever takes one of these counts what it drops, and the count is in its [Report]: nothing is
/// lost in silence. Each but [#WAIT] keeps the giver from waiting.
public enum Overflow {

  /// The giver waits until there is room: nothing is lost. This is backpressure.
  WAIT,

  /// The element that has waited longest is dropped, and the new one is taken: what is read is the
  /// newest, with a gap before it. For the state of things, where an old value is worth less than a
  /// new one.
  DROP_OLDEST,

  /// The new element is dropped: what is read is what came first, with a gap after it.
  DROP_NEWEST,

  /// The stream fails, with a [LimitException] that says how many waited. What waited before it is
  /// not delivered.
  FAIL
}
