/// The contracts: what flows, what gives it, what changes it and what takes it.
///
/// This is the lowest layer; it imports nothing else of Weir. A [dev.weir.Source] is pulled, a
/// [dev.weir.Step] is pushed through, a [dev.weir.Sink] is written, and in all three *a call that
/// waits is the whole protocol*.
///
/// ```java
/// try (var lines = FileSource.of(path).through(Lines.utf8()).open()) {
///   for (String line : lines) {
///     indexLine(line); // the loop is the backpressure
///   }
/// }
/// ```
@NullMarked
package dev.weir;

import org.jspecify.annotations.NullMarked;
