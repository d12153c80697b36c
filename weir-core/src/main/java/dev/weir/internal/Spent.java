package dev.weir.internal;

/// What a stage did with the time of its run, in nanoseconds. The first three make the whole.
///
/// @param working it had the thread, and did something
/// @param forInput it waited for something to take
/// @param forRoom it waited for somebody to take what it had
/// @param had it had the thread, whether that worked or waited for something outside
/// @param outside of that, the thread waited: a source for its far side (`forInput`), a sink for
///   room there (`forRoom`), a step for what it calls (`working`)
public record Spent(long working, long forInput, long forRoom, long had, long outside) {}
