package dev.weir;

/// A transform that is there to hold elements up, as a throttle is. When it takes most of a run's
/// time the run is limited as it was asked to be, and nothing is too slow.
public interface Pacing {}
