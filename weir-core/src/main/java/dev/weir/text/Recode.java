package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.OptionalLong;

/// Bytes of one charset become bytes of another.
record Recode(String name, Decode from, Encode to) implements Transform<Bytes, Bytes> {

  /// The charset of a name that somebody wrote.
  ///
  /// @throws IllegalArgumentException if there is none
  static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          Shown.printable("unknown charset '" + name + "'; such as latin1, utf-16 or windows-1252"),
          e);
    }
  }

  @Override
  public Step<Bytes, Bytes> open() throws IOException {
    return from.andThen(to).open();
  }

  @Override
  public OptionalLong heldBytes() {
    return from.andThen(to).heldBytes();
  }
}
