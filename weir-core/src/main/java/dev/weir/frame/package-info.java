/// Frames from bytes, and back: pieces that a delimiter ends, that have one length, or that a
/// length stands before.
///
/// A subject of its own above the contracts; it imports `dev.weir` and the words of `dev.weir.spi`.
///
/// ```java
/// Framing messages = Frames.lengthPrefixed(LengthForm.INT32_BE).maxBytes(1 << 20);
/// try (var frames = FileSource.of(path).through(messages.split()).open()) {
///   for (Bytes frame : frames) {
///     handle(frame);
///   }
/// }
/// ```
@NullMarked
package dev.weir.frame;

import org.jspecify.annotations.NullMarked;
