package dev.weir.frame;

import dev.weir.Bytes;
import dev.weir.Emitter;
import dev.weir.PromptStep;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.util.OptionalLong;

/// [Framing#join()], by what is around a frame.
record Joined(Wrapping wrapping) implements Transform<Bytes, Bytes> {

  /// What a framing makes of a frame.
  interface Wrapping {

    /// Puts bytes before and behind it.
    ///
    /// @return the frame with them
    /// @throws IOException if it cannot be told apart again; says why, without its number
    Bytes wrapped(Bytes frame) throws IOException;
  }

  @Override
  public Step<Bytes, Bytes> open() {
    return new Joining(wrapping);
  }

  @Override
  public String name() {
    return "unframes";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  /// Two runs as one.
  static Bytes both(Bytes first, Bytes second) {
    var both = new byte[first.length() + second.length()];
    first.copyTo(0, both, 0, first.length());
    second.copyTo(0, both, first.length(), second.length());
    return Bytes.wrap(both);
  }

  private static final class Joining implements PromptStep<Bytes, Bytes> {
    private final Wrapping wrapping;
    private long frames;

    private Joining(Wrapping wrapping) {
      this.wrapping = wrapping;
    }

    @Override
    public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
      frames++;
      Bytes wrapped;
      try {
        wrapped = wrapping.wrapped(in);
      } catch (IOException e) {
        throw new IOException("frame " + frames + " " + e.getMessage(), e);
      }
      out.emit(wrapped);
    }
  }
}
