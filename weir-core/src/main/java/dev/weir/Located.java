package dev.weir;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A live end that knows which files it is, so that a file is not read and written in the same run.
///
/// A cursor says which files it reads, or will read in their turn, a writable which file it will
/// replace or append to. Equal keys are the same file, whatever the name: a symbolic link, a hard
/// link, another spelling.
///
/// Threads: any; the keys do not change.
public interface Located {

  /// Which regular files these are.
  ///
  /// @return a key for each, to be compared by `equals`; for a file that is not there yet, but will
  ///   appear, its place; none for a device, a pipe, a terminal
  Set<Object> fileKeys();

  /// Which files an end stands for, whether it is located or not.
  ///
  /// @param end a cursor or a writable; null for none
  /// @return the keys; none if it is no file, or does not say
  static Set<Object> keysOf(@Nullable Object end) {
    return end instanceof Located located ? located.fileKeys() : Set.of();
  }
}
