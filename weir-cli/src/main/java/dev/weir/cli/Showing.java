package dev.weir.cli;

/// Something that shows how a run stands, until it is closed.
@FunctionalInterface
interface Showing extends AutoCloseable {
  Showing NOTHING = () -> {};

  @Override
  void close();
}
