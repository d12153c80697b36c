package dev.weir.spi;

import dev.weir.Sink;
import dev.weir.Source;
import org.jspecify.annotations.Nullable;

/// A scheme of the text form: what `file:`, `stdin` or `gen:` stand for.
///
/// Found by `ServiceLoader`: a public class with a public constructor without parameters, named in
/// the module's `provides` and, for the class path, in `META-INF/services/dev.weir.spi.Connector`.
/// It gives values; nothing is opened before the run.
public interface Connector {

  /// What comes before the colon.
  ///
  /// @return lower case letters, digits and hyphens, beginning with a letter
  String scheme();

  /// What it is as a source.
  ///
  /// @return the spec, with a definite kind that it gives; null if it is no source
  default @Nullable Spec asSource() {
    return null;
  }

  /// What it is as a sink.
  ///
  /// @return the spec; null if it is no sink
  default @Nullable Spec asSink() {
    return null;
  }

  /// Makes the source. Called only if there is a spec for it.
  ///
  /// @param arguments checked against [#asSource()]
  /// @return a source of the kind that the spec says
  /// @throws IllegalArgumentException if a value is out of range; the message names it
  default Source<?> source(Arguments arguments) {
    throw new UnsupportedOperationException(scheme() + " is no source");
  }

  /// Makes the sink. Called only if there is a spec for it.
  ///
  /// @param arguments checked against [#asSink()]
  /// @return a sink of the kind that the spec says
  /// @throws IllegalArgumentException if a value is out of range; the message names it
  default Sink<?> sink(Arguments arguments) {
    throw new UnsupportedOperationException(scheme() + " is no sink");
  }

  /// Whether its sink takes lines that are not decoded as well as texts: each a [LineView] that it
  /// does not keep.
  ///
  /// @return true if it does, which most sinks of lines do not
  default boolean takesViews() {
    return false;
  }
}
