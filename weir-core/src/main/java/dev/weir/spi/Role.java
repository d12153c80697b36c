package dev.weir.spi;

import org.jspecify.annotations.Nullable;

/// What a phrase at an end of a pipeline is.
enum Role {
  SOURCE("source"),
  SINK("sink");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  @Nullable Spec spec(Connector connector) {
    return this == SOURCE ? connector.asSource() : connector.asSink();
  }

  @Override
  public String toString() {
    return word;
  }
}
