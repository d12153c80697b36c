/// Encryption of streams in the format of Tink.
///
/// A subject of its own above the contracts and the spi of `dev.weir`.
@NullMarked
package dev.weir.crypto;

import org.jspecify.annotations.NullMarked;
