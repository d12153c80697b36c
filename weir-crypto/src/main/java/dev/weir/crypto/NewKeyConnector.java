package dev.weir.crypto;

import dev.weir.Source;
import dev.weir.spi.Arguments;
import dev.weir.spi.Connector;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.Spec;
import java.util.List;

/// `newkey`: a [NewKey].
public final class NewKeyConnector implements Connector {
  private static final String LARGE = "1MB";
  private static final Spec SOURCE =
      Spec.source("newkey", "a new key for encrypt, a keyset of Tink in JSON", Kind.BYTES)
          .option(
              Option.choice(
                  "segment",
                  List.of("4KB", LARGE),
                  "how much of what it encrypts is authenticated in one go"))
          .example("newkey ! file:key.json private=yes");

  /// For the `ServiceLoader`.
  public NewKeyConnector() {}

  @Override
  public String scheme() {
    return "newkey";
  }

  @Override
  public Spec asSource() {
    return SOURCE;
  }

  @Override
  public Source<?> source(Arguments arguments) {
    return new NewKey(arguments.text("segment").equals(LARGE) ? Segment.LARGE : Segment.SMALL);
  }
}
