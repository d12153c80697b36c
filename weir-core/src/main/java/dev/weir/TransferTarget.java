package dev.weir;

import java.io.IOException;

/// A writable that can take bytes from a [TransferSource] without their coming into the heap.
///
/// Transfers and writes may follow each other; what is taken is in the order of the calls.
///
/// ```java
/// long moved;
/// while ((moved = target.transferFrom(source, 8 << 20)) > 0) {
///   count(moved); // between two pieces: pause, cancel, progress
/// }
/// // go on with read and write: the end, or the failure
/// ```
public interface TransferTarget extends Writable<Bytes> {

  /// Takes the next bytes of a source.
  ///
  /// @param source what gives them
  /// @param maxBytes the most to take, in bytes, at least 1
  /// @return how many were taken; 0 if none can be taken this way: go on with [Cursor#read()] and
  ///   [Writable#write(Object)], and what is wrong, if anything, shows in one of them
  /// @throws IOException if what was written before could not be pushed on; the sink failed
  /// @throws InterruptedException if interrupted; nothing was taken
  long transferFrom(TransferSource source, long maxBytes) throws IOException, InterruptedException;
}
