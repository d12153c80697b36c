package dev.weir.frame;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// [Framing#split()].
record Split(Framing framing) implements Transform<Bytes, Bytes> {

  @Override
  public Step<Bytes, Bytes> open() {
    return switch (framing) {
      case Delimited delimited -> new DelimitedSplitting(delimited);
      case FixedLength fixed -> new FixedSplitting(fixed);
      case LengthPrefixed prefixed -> new PrefixedSplitting(prefixed);
    };
  }

  @Override
  public String name() {
    return "frames";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(
        switch (framing) {
          case Delimited it -> FrameSplitting.heldBytes(it.maxBytes(), it.longest());
          case FixedLength it -> FrameSplitting.heldBytes(it.bytes(), 0);
          case LengthPrefixed it -> FrameSplitting.heldBytes(it.maxBytes(), it.form().most());
        });
  }
}
