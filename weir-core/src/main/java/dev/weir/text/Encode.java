package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.nio.charset.Charset;
import java.util.OptionalLong;

/// Turns text into bytes, also where a surrogate pair is divided between two pieces of it.
///
/// It emits the bytes of what it was given in blocks of at most 16 KiB; it waits where downstream
/// waits, between blocks too; at the end of its input, half a pair is malformed. It holds half a
/// pair between two pieces, and its buffers. UTF-16 begins with a byte order mark; no other charset
/// of Unicode does.
///
/// @param charset what the bytes are to be
/// @param onMalformed what becomes of a character that it does not have: `?` in most charsets, or
///   an `IOException` that names the character and its place, counted in characters of UTF-16
public record Encode(Charset charset, Malformed onMalformed)
    implements Transform<CharSequence, Bytes> {

  /// Checks the charset.
  ///
  /// @throws IllegalArgumentException if the JDK cannot encode it
  public Encode {
    if (!charset.canEncode()) {
      throw new IllegalArgumentException("charset " + charset + " is for decoding only");
    }
  }

  /// Encodes a charset; what it does not have is replaced.
  ///
  /// @param charset what the bytes are to be
  /// @return the transform
  /// @throws IllegalArgumentException if the JDK cannot encode it
  public static Encode to(Charset charset) {
    return new Encode(charset, Malformed.REPLACE);
  }

  /// The same with another way to meet a character that the charset does not have.
  ///
  /// @param treatment replace or report
  /// @return the transform
  public Encode onMalformed(Malformed treatment) {
    return new Encode(charset, treatment);
  }

  @Override
  public Step<CharSequence, Bytes> open() {
    return new Encoding(this);
  }

  @Override
  public String name() {
    return "encode " + charset.name();
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(Encoding.HELD_BYTES);
  }
}
