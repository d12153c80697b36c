package dev.weir;

/// A loop that emits: the head of a pipeline for whom pulling is unnatural.
///
/// ```java
/// Pipeline.from(out -> {
///   for (int page = 0; out.emit(fetch(page)); page++) {}
/// })
/// ```
///
/// It ends when `run` returns. `emit` waits for room; false from it means that nobody wants more,
/// and a loop that ignores that is unwound at its next `emit`.
///
/// @param <T> what it emits
@FunctionalInterface
public interface Producer<T> {

  /// Emits everything, then returns. Called once per run.
  ///
  /// @param out where elements go; valid during this call, on this thread
  /// @throws Exception if it fails; that fails the run
  void run(Emitter<? super T> out) throws Exception;
}
