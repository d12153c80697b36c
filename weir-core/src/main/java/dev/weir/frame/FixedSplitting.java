package dev.weir.frame;

import java.io.IOException;

/// Splits into frames of one length.
final class FixedSplitting extends FrameSplitting {

  FixedSplitting(FixedLength framing) {
    super(framing.bytes(), 0);
  }

  @Override
  boolean find() {
    bodyFrom = from;
    bodyTo = from + maxBytes;
    next = bodyTo;
    return to - from >= maxBytes;
  }

  @Override
  IOException cutOff() {
    return corrupt("input ends after " + (to - from) + " of the " + maxBytes + " bytes of a frame");
  }
}
