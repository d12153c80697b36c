package dev.weir.spi;

import dev.weir.Sink;
import dev.weir.Sinks;

/// `null`: takes everything and keeps nothing.
public final class NullConnector implements Connector {
  private static final Spec SINK =
      Spec.sink("null", "takes everything and keeps nothing", Kind.ANY)
          .example("huge.log.gz ! gunzip ! null");

  /// For the `ServiceLoader`.
  public NullConnector() {}

  @Override
  public String scheme() {
    return "null";
  }

  @Override
  public Spec asSink() {
    return SINK;
  }

  @Override
  public Sink<?> sink(Arguments arguments) {
    return Sinks.discard();
  }

  @Override
  public boolean takesViews() {
    return true;
  }
}
