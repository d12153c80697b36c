package dev.weir.file;

import dev.weir.Source;
import dev.weir.spi.Arguments;
import dev.weir.spi.Connector;
import dev.weir.spi.Kind;
import dev.weir.spi.Spec;

/// `stdin`: [StandardInput].
public final class StandardInputConnector implements Connector {
  private static final Spec SOURCE =
      Spec.source("stdin", "standard input, as it comes", Kind.BYTES)
          .example("stdin ! gunzip ! huge.log");

  /// For the `ServiceLoader`.
  public StandardInputConnector() {}

  @Override
  public String scheme() {
    return "stdin";
  }

  @Override
  public Spec asSource() {
    return SOURCE;
  }

  @Override
  public Source<?> source(Arguments arguments) {
    return StandardInput.of();
  }
}
