/// Encryption of streams in the format of Tink.
///
/// A subject of its own above the contracts, the files and the spi of `dev.weir`.
///
/// ```java
/// Encryption.newKey(key);
/// Pipeline.from(plain).through(Encryption.encrypt(key)).to(encrypted).run();
/// Pipeline.from(encrypted).through(Encryption.decrypt(key)).to(FileSink.of(again)).run();
/// ```
///
/// Protobuf, which Tink uses, makes a JDK from 24 on print warnings about `sun.misc.Unsafe`; the
/// JVM's option `--sun-misc-unsafe-memory-access=allow` silences them.
@NullMarked
package dev.weir.crypto;

import org.jspecify.annotations.NullMarked;
