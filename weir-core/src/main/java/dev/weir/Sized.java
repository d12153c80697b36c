package dev.weir;

import java.util.OptionalLong;

/// A source that knows how much it gives before it is opened, without asking anybody.
public interface Sized {

  /// How much that is, as [Cursor#size()] says it of an open one. A hint, not a promise.
  ///
  /// @return the size; empty if unknown
  OptionalLong size();

  /// The size of a source.
  ///
  /// @param source any
  /// @return empty if it is not known before it is opened
  static OptionalLong of(Source<?> source) {
    return source instanceof Sized sized ? sized.size() : OptionalLong.empty();
  }
}
