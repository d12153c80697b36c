/// Zstd, lz4 and brotli as transforms of bytes, and `decompress`, which tells them apart.
///
/// A subject of its own above the contracts and the spi of `dev.weir`.
///
/// ```java
/// Pipeline.from(FileSource.of(Path.of("huge.log")))
///     .through(Zstd.compress().level(9).workers(4))
///     .to(FileSink.of(Path.of("huge.log.zst")))
///     .run();
/// try (var lines = FileSource.of(path).through(Compressed.decompress()).through(Lines.utf8()).open()) {
///   for (String line : lines) indexLine(line); // gzip, zlib, zstd or lz4
/// }
/// ```
@NullMarked
package dev.weir.compress;

import org.jspecify.annotations.NullMarked;
