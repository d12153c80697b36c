package dev.weir;

import java.io.IOException;

/// A writable with more behind it than its own end: threads, other writables. Before the end it can
/// come so far that only committing is left to do. So what fails on the way fails before anything
/// is committed, there or beside it.
///
/// Threads: as writing.
public interface Settling {

  /// All is written: blocks until everything behind it has come to its end too, without failure,
  /// and only has to be committed. Idempotent. `end` does it first where nobody has.
  ///
  /// @throws IOException if something behind it has failed; then nothing is committed
  /// @throws InterruptedException if interrupted while waiting; then nothing is committed
  void settle() throws IOException, InterruptedException;

  /// Settles a writable that has something to settle.
  ///
  /// @param writable any
  /// @throws IOException if something behind it has failed
  /// @throws InterruptedException if interrupted while waiting
  static void settle(Writable<?> writable) throws IOException, InterruptedException {
    if (writable instanceof Settling settling) {
      settling.settle();
    }
  }
}
