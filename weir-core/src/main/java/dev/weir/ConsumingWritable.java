package dev.weir;

/// A writable that keeps nothing of an element that it was given, once `write` has returned: it has
/// written or copied it. So the memory of the element may be used again, [Emitter#consumed()].
///
/// @param <T> what it takes
public interface ConsumingWritable<T> extends Writable<T> {}
