/// Lines of text from bytes, and back, and what happens to lines between: [Grep], [Replace], [Cut].
///
/// A subject of its own above the contracts; it imports `dev.weir` and the words of `dev.weir.spi`.
///
/// ```java
/// try (var lines = FileSource.of(path).through(Lines.utf8()).open()) {
///   for (String line : lines) {
///     indexLine(line);
///   }
/// }
/// Transform<Bytes, Bytes> upper =
///     Lines.utf8().andThen(Transforms.map(String::toUpperCase)).andThen(Lines.unlines());
/// ```
@NullMarked
package dev.weir.text;

import org.jspecify.annotations.NullMarked;
