package dev.weir.checks.cancel;

/// The ways in which a run is told to stop.
enum Way {
  CANCEL,
  INTERRUPT,
  DEADLINE,
  SIBLING
}
