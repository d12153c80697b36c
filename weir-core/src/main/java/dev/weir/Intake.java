package dev.weir;

/// Where a callback puts what it is given: the outer end of [Sources#fromCallback].
///
/// What becomes of an element for which there is no room is the [Overflow] that was chosen there.
///
/// Thread safety: all methods from anywhere; what happens before an element is put happens before
/// the read that gives it.
///
/// @param <T> what it takes
public interface Intake<T> {

  /// What became of an offered element.
  enum Answer {
    /// It was taken; perhaps an older one was dropped for it.
    TAKEN,
    /// There was no room, and it was dropped, as was chosen.
    DROPPED,
    /// There was no room: it was not taken, it is still the caller's. Only with [Overflow#WAIT].
    FULL,
    /// Nobody reads any more, or it has ended or failed: it was not taken, and nothing will be.
    CLOSED
  }

  /// Puts an element in. Blocks until there is room, with [Overflow#WAIT]; else never.
  ///
  /// @param element not null; must not be changed afterwards
  /// @return false if nobody reads any more, or it has ended or failed: the caller may as well stop
  /// @throws InterruptedException if interrupted while waiting; the element was not taken
  boolean put(T element) throws InterruptedException;

  /// Offers an element, for a thread that must not wait; never blocks.
  ///
  /// @param element not null; must not be changed afterwards, unless the answer is `FULL`
  /// @return what became of it
  Answer offer(T element);

  /// There will be no more: the reader gets what is left, and then the end. Idempotent; does
  /// nothing after a failure.
  void end();

  /// It has failed: the reader's next read throws, and what is left is not delivered. Does nothing
  /// after an end or another failure.
  ///
  /// @param cause what the read throws; an `IOException` with it as its cause if it is one that a
  ///   read must not throw
  void fail(Throwable cause);
}
