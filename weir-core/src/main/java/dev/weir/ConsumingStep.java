package dev.weir;

/// A step behind which nobody has anything of an input that it has given all of, so that the memory
/// of that may be used again: it keeps nothing of it, and what it emits shares no memory with it,
/// or is lent, to be looked at during that call alone.
///
/// Who wants to keep what is lent keeps a copy; a thread boundary would keep it as it is, so a step
/// that copies has to stand before one.
///
/// @param <I> what goes in
/// @param <O> what comes out
public interface ConsumingStep<I, O> extends Step<I, O> {}
