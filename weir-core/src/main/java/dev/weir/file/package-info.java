/// Files, FIFOs, terminals and the standard streams.
///
/// A subject of its own above the contracts; it imports `dev.weir` only.
///
/// ```java
/// Source<Bytes> tail = FileSource.of(Path.of("huge.log")).from(1L << 30);
/// Sink<Bytes> copy = FileSink.of(Path.of("tail.log")).replace();
/// try (var blocks = tail.open();
///     var file = copy.open()) {
///   for (Bytes block : blocks) {
///     file.write(block);
///   }
///   file.end(); // now tail.log is there, whole; without it, it stays what it was
/// }
/// ```
@NullMarked
package dev.weir.file;

import org.jspecify.annotations.NullMarked;
