package dev.weir.spi;

import org.jspecify.annotations.Nullable;

/// What a phrase at an end of a pipeline is.
enum Role {
  SOURCE("source", "stdin"),
  SINK("sink", "stdout");

  private final String word;
  private final String standard;

  Role(String word, String standard) {
    this.word = word;
    this.standard = standard;
  }

  /// What `-` stands for.
  String standard() {
    return standard;
  }

  @Nullable Spec spec(Connector connector) {
    return this == SOURCE ? connector.asSource() : connector.asSink();
  }

  @Override
  public String toString() {
    return word;
  }
}
