/// Gzip, the format of RFC 1952, in both directions.
///
/// A subject of its own above the contracts; it imports `dev.weir` only.
///
/// ```java
/// var packed = Sources.of(Bytes.utf8("a river "), Bytes.utf8("held back"))
///     .through(Gzip.compress().level(9));
/// try (var pieces = packed.through(Gzip.decompress().maxBytes(1 << 20)).open()) {
///   for (Bytes piece : pieces) {
///     System.out.print(piece.utf8());
///   }
/// } catch (StreamException e) {
///   System.err.println(e.getMessage()); // gunzip: wrong CRC-32 ... at byte 1042 (stage 3 of 3, ...)
/// }
/// ```
@NullMarked
package dev.weir.gzip;

import org.jspecify.annotations.NullMarked;
