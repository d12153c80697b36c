/// Zstd, lz4 and brotli as transforms of bytes, and `decompress`, which tells them apart.
///
/// A subject of its own above the contracts and the spi of `dev.weir`.
@NullMarked
package dev.weir.compress;

import org.jspecify.annotations.NullMarked;
