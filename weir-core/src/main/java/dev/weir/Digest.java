package dev.weir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The digest or checksum of all bytes that pass, reported at the end, and checked if one is
/// expected.
///
/// Emits each block as it came; waits where downstream waits; ends with its input. It reports
/// nothing if downstream wanted no more before the end: of a part there is no digest that anybody
/// could compare.
///
/// **With an expectation** it is a check. A digest that differs fails the run with a
/// [DigestMismatchException] at the end of the input, before any sink of the run is ended; so a
/// sink that commits at its end shows nothing of such data. A check that could not be made, because
/// downstream wanted no more before the end, fails the run too.
///
/// ```java
/// Pipeline.from(FileSource.of(download))
///     .through(Transforms.digest("SHA-256").expecting(published))
///     .to(FileSink.of(checked))
///     .run();
/// ```
///
/// @param algorithm of [java.security.MessageDigest], such as `SHA-256`, or `CRC32`, `CRC32C`,
///   `Adler32`
/// @param expected what it has to be; null if nothing is expected
public record Digest(String algorithm, @Nullable Expected expected)
    implements Transform<Bytes, Bytes> {

  /// Where the expected digest comes from.
  public sealed interface Expected {}

  /// The digest itself.
  ///
  /// @param hex two digits for each byte, in either case
  public record Value(String hex) implements Expected {}

  /// A line of a file as `sha256sum` writes it. The file is read when the step is opened.
  ///
  /// @param sums the file
  /// @param entry the name in the line; null if the file has one digest only
  public record Listed(Path sums, @Nullable String entry) implements Expected {}

  /// Checks both.
  ///
  /// @throws IllegalArgumentException if the JDK does not have the algorithm, or the expected value
  ///   is none of it
  public Digest {
    Hash hash = Hash.of(algorithm);
    if (expected instanceof Value value && !hash.isHex(value.hex())) {
      throw new IllegalArgumentException(
          hash.shape(algorithm) + ", but this is expected: '" + value.hex() + "'");
    }
  }

  /// The same as a check against a value.
  ///
  /// @param hex the digest, two digits for each byte, in either case
  /// @return the transform
  /// @throws IllegalArgumentException if it is no digest of this algorithm
  public Digest expecting(String hex) {
    return new Digest(algorithm, new Value(hex));
  }

  /// The same as a check against a file that has one digest, as `sha256sum` writes it or alone.
  ///
  /// @param sums read when the run opens
  /// @return the transform
  public Digest expectingIn(Path sums) {
    return new Digest(algorithm, new Listed(sums, null));
  }

  /// The same as a check against a line of a file, such as `SHA256SUMS`.
  ///
  /// @param sums read when the run opens
  /// @param entry the name of the file in the line
  /// @return the transform
  public Digest expectingIn(Path sums, String entry) {
    return new Digest(algorithm, new Listed(sums, entry));
  }

  @Override
  public Step<Bytes, Bytes> open() throws IOException {
    Hash hash = Hash.of(algorithm);
    byte @Nullable [] value =
        switch (expected) {
          case null -> null;
          case Value(var hex) -> HexFormat.of().parseHex(hex);
          case Listed(var sums, var entry) ->
              new DigestList(sums, algorithm, hash.length()).find(entry);
        };
    return new Digesting(algorithm, hash, value);
  }

  @Override
  public String name() {
    return "digest";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }
}
