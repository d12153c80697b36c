/// Records, and the formats that carry them.
///
/// A subject of its own above the contracts and the spi of `dev.weir`.
@NullMarked
package dev.weir.formats;

import org.jspecify.annotations.NullMarked;
