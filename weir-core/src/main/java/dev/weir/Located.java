package dev.weir;

import org.jspecify.annotations.Nullable;

/// A live end that knows which file it is, so that a file is not read and written in the same run.
///
/// A cursor says which file it reads, a writable which file it will replace or append to. Two ends
/// with equal keys are the same file, whatever the name: a symbolic link, a hard link, another
/// spelling.
///
/// Threads: any; the key does not change.
public interface Located {

  /// Which regular file this is.
  ///
  /// @return a key, to be compared by `equals`; null if this is no regular file (a device, a pipe,
  ///   a terminal), or if there was no such file when it was opened
  @Nullable Object fileKey();

  /// Which file an end stands for, whether it is located or not.
  ///
  /// @param end a cursor or a writable; null for none
  /// @return the key; null if it is no file, or does not say
  static @Nullable Object keyOf(@Nullable Object end) {
    return end instanceof Located located ? located.fileKey() : null;
  }
}
