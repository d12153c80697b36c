package dev.weir;

/// A step that lends: what it emits may be looked at during that call alone, so that nobody has
/// anything of an input that it has given all of, and the memory of that may be used again.
///
/// Who wants to keep such an element keeps a copy. A thread boundary behind such a step would keep
/// elements, so it has to have a step before it that copies.
///
/// @param <I> what goes in
/// @param <O> what is lent
public interface LendingStep<I, O> extends Step<I, O> {}
