package dev.weir.file;

import dev.weir.Sink;
import dev.weir.spi.Arguments;
import dev.weir.spi.Connector;
import dev.weir.spi.Kind;
import dev.weir.spi.Spec;

/// `stdout`: [StandardOutput].
public final class StandardOutputConnector implements Connector {
  private static final Spec SINK =
      Spec.sink(
              "stdout",
              "standard output; when nobody reads it any more, that is the end",
              Kind.BYTES)
          .example("huge.log.gz ! gunzip ! stdout");

  /// For the `ServiceLoader`.
  public StandardOutputConnector() {}

  @Override
  public String scheme() {
    return "stdout";
  }

  @Override
  public Spec asSink() {
    return SINK;
  }

  @Override
  public Sink<?> sink(Arguments arguments) {
    return StandardOutput.of();
  }
}
