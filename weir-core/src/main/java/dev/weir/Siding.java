package dev.weir;

/// A transform that may write beside the stream, by a [SideStep], and says what becomes of that.
public interface Siding {

  /// What the world sees beside the stream of a run that did not come to its end.
  ///
  /// @return as [Sink#ending()] of what is written to; `AS_WRITTEN` if there is nothing
  Ending sideEnding();
}
