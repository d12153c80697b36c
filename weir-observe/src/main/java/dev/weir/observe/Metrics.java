package dev.weir.observe;

import dev.weir.pipeline.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// What a run does, in a text that a monitoring system fetches again and again.
///
/// Whoever serves it needs to know nothing of Micrometer, which makes it, and may be missing.
/// Thread safety: from anywhere.
public interface Metrics {

  /// Of what kind the text is.
  ///
  /// @return for the header `Content-Type`
  String contentType();

  /// Writes the text as it stands now.
  ///
  /// @param to stays open
  /// @throws IOException if it cannot be written there
  void write(OutputStream to) throws IOException;

  /// The figures of a run and of this process, as Prometheus reads them.
  ///
  /// @param run that has begun; when it is over its last figures stay
  /// @return empty if Micrometer is not there
  static Optional<Metrics> of(Run<?> run) {
    try {
      return Optional.of(Prometheus.of(run));
    } catch (LinkageError _) {
      return Optional.empty(); // its classes are not on the path
    }
  }
}
