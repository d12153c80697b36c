package dev.weir.spi;

import java.util.Objects;

/// A step of the text form: what `gzip`, `take` or `buffer` stand for.
///
/// Found by `ServiceLoader`: a public class with a public constructor without parameters, named in
/// the module's `provides` and, for the class path, in `META-INF/services/dev.weir.spi.Verb`. It
/// gives values; nothing is opened before the run.
public interface Verb {

  /// Its name, what it takes and gives, and what can be set.
  ///
  /// @return the spec of a step
  Spec spec();

  /// What it takes, where that depends on what was written: a kind that is one of those in the
  /// spec.
  ///
  /// @param arguments checked against the spec
  /// @return the kind
  default Kind takes(Arguments arguments) {
    return Objects.requireNonNull(spec().takes());
  }

  /// What it adds to a pipeline.
  ///
  /// @param arguments checked against the spec
  /// @return a transform of the kinds that the spec says, or a boundary
  /// @throws IllegalArgumentException if a value is out of range; the message names it
  Part part(Arguments arguments);
}
