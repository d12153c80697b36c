package dev.weir.checks.faults;

/// Something that goes wrong, and what Weir makes of it.
///
/// @param number as in `docs/faults.md`
/// @param name a few words
/// @param made how it is brought about
/// @param proof what shows what becomes of it
record Fault(int number, String name, String made, Proof proof) {

  /// What shows what becomes of a fault.
  sealed interface Proof {}

  /// The real command, or the library, meets it.
  ///
  /// @param scenario brings it about
  record Shown(Scenario scenario) implements Proof {}

  /// Another test shows it.
  ///
  /// @param outcome in words
  /// @param test such as `command/SignalsTest.aSecondInterruptDoesNotWait`
  record Elsewhere(String outcome, String test) implements Proof {}

  /// There is nothing yet that it could happen to.
  ///
  /// @param reason why
  record Nothing(String reason) implements Proof {}

  /// Brings a fault about and looks at what becomes of it.
  @FunctionalInterface
  interface Scenario {

    /// Fails if what becomes of it is not what it has to be.
    ///
    /// @return what was seen
    String run(Scene scene) throws Exception;
  }
}
