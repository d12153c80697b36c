package dev.weir;

/// A cursor that can use the memory of what it gave again, where whoever drives it knows that
/// nobody has it any more: behind it is a [CodecStep], and that has given all of it.
///
/// @param <T> what it gives
public interface RecyclingCursor<T> extends Cursor<T> {

  /// What [#read()] gave last will not be looked at again. Called by the reading thread, never
  /// necessary, never twice for one element.
  void recycle();
}
