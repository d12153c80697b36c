package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.nio.charset.Charset;
import java.util.OptionalLong;

/// Turns bytes into text, in pieces of no particular length that never divide a character.
///
/// It emits a piece for what it was given, as far as the characters are whole; it waits where
/// downstream waits, between pieces too; at the end of its input, what was begun and is not whole
/// is malformed. It holds a few bytes of a character between two blocks, and its buffers.
///
/// ```java
/// FileSource.of(path).through(Decode.from(UTF_16)).through(Encode.to(UTF_8))
/// ```
///
/// @param charset what the bytes are
/// @param onMalformed what becomes of bytes that are no character of it
/// @param keepBom whether a byte order mark at the beginning of the input is part of the text; by
///   default it is left out. One that says the order of UTF-16 or UTF-32 is always left out
public record Decode(Charset charset, Malformed onMalformed, boolean keepBom)
    implements Transform<Bytes, String> {

  /// Decodes a charset; what is malformed is replaced, a byte order mark is left out.
  ///
  /// @param charset what the bytes are
  /// @return the transform
  public static Decode from(Charset charset) {
    return new Decode(charset, Malformed.REPLACE, false);
  }

  /// The same with another way to meet bytes that are no character.
  ///
  /// @param treatment replace or report
  /// @return the transform
  public Decode onMalformed(Malformed treatment) {
    return new Decode(charset, treatment, keepBom);
  }

  /// The same with or without the byte order mark at the beginning of the input.
  ///
  /// @param keep whether it is part of the text, as U+FEFF
  /// @return the transform
  public Decode keepBom(boolean keep) {
    return new Decode(charset, onMalformed, keep);
  }

  @Override
  public Step<Bytes, String> open() {
    return new Decoding(this);
  }

  @Override
  public String name() {
    return "decode " + charset.name();
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(Decoding.HELD_BYTES);
  }
}
