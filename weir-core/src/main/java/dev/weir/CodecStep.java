package dev.weir;

/// A step that only recodes: it keeps nothing of an input that it has given all of, what it emits
/// shares no memory with what it took, and that it ran can be seen in nothing but what it emits.
///
/// Such a step may be run a little ahead of a reader, and the memory of its input may be used
/// again. A split into lines and a compression are such steps; what calls a user's function is
/// none.
///
/// @param <I> what goes in
/// @param <O> what comes out
public interface CodecStep<I, O> extends ConsumingStep<I, O> {}
