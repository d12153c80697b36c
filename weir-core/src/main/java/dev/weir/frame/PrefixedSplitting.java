package dev.weir.frame;

import java.io.IOException;

/// Splits into frames that have their length before them.
final class PrefixedSplitting extends FrameSplitting {
  private final LengthForm form;

  PrefixedSplitting(LengthPrefixed framing) {
    super(framing.maxBytes(), framing.form().most());
    form = framing.form();
  }

  @Override
  boolean find() throws IOException {
    int size = form.size(buffer, from, to);
    if (size < 0) {
      throw corrupt("a length of a frame is no varint");
    }
    if (size == 0) {
      return false;
    }
    long length = form.read(buffer, from, size);
    if (Long.compareUnsigned(length, maxBytes) > 0) {
      throw tooLong();
    }
    bodyFrom = from + size;
    bodyTo = bodyFrom + (int) length;
    next = bodyTo;
    return bodyTo <= to;
  }

  @Override
  IOException cutOff() {
    int size = form.size(buffer, from, to);
    return size <= 0
        ? corrupt("input ends within the length of a frame")
        : corrupt(
            "input ends after %d of the %d bytes of a frame"
                .formatted(to - from - size, form.read(buffer, from, size)));
  }
}
