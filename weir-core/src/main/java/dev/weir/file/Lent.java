package dev.weir.file;

import java.nio.channels.Channel;

/// A channel that somebody lends: it cannot be freed, and is not closed.
record Lent<C extends Channel>(C open) implements Far<C> {
  @Override
  public boolean freeable() {
    return false;
  }

  @Override
  public void free(Thread blocked) {}

  @Override
  public void close() {}
}
