package dev.weir;

/// An element, and the state behind it: what [Sources#unfold(Object, CheckedFunction)] takes.
///
/// @param element what is given
/// @param next the state for the next element
/// @param <S> the state
/// @param <T> what is given
public record Unfolded<S, T>(T element, S next) {}
