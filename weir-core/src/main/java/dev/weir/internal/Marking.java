package dev.weir.internal;

/// A cursor that hands marks to the section that reads it.
interface Marking {

  /// Which section that is; said once, before the first read.
  void section(Section its);
}
