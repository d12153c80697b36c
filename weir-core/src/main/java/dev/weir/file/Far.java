package dev.weir.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channel;

/// What a [Ferry] goes to: a channel in which opening, reading and writing may block for ever.
///
/// Threads: [#open()] and [#close()] in the ferry's own; [#free(Thread)] in another.
interface Far<C extends Channel> extends Closeable {

  /// Opens it; may block. Called once.
  C open() throws IOException;

  /// Whether [#free(Thread)] has an effect.
  boolean freeable();

  /// Makes the call in which the ferry's thread is blocked return or throw; may block.
  void free(Thread blocked);
}
