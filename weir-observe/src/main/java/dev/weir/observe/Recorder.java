package dev.weir.observe;

import jdk.jfr.FlightRecorder;

/// The Flight Recorder of this process, JFR.
///
/// Thread safety: from anywhere.
public final class Recorder {
  private Recorder() {}

  /// Whether it records, or has recorded. It is not begun for that, and may be missing.
  ///
  /// @return false also where there is none
  public static boolean isOn() {
    return ModuleLayer.boot().findModule("jdk.jfr").isPresent() && FlightRecorder.isInitialized();
  }
}
