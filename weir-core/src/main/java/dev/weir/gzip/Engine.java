package dev.weir.gzip;

/// Who does the work of deflate.
///
/// The libraries are looked for at run time. One that is missing or broken is replaced by the JDK,
/// and the run says so once, in its summary; it never fails for that.
public enum Engine {
  /// The fastest that gives what was asked for, among those that are there. A library is taken only
  /// where this module may call native code (`--enable-native-access=dev.weir`) and the input is
  /// long enough to repay looking for it.
  AUTO,
  /// The zlib in the JDK: always there.
  JDK,
  /// libdeflate: about 1.5 times as fast as zlib. It works on whole blocks.
  LIBDEFLATE,
  /// ISA-L, for processors with AVX: the fastest. What it compresses is larger.
  ISAL;

  /// Why this one cannot be used here: the library is looked for, once in the life of the JVM.
  /// Blocks while it is loaded and tried, some milliseconds.
  ///
  /// @return a reason on one line; empty if it can be used
  public String missing() {
    return switch (this) {
      case AUTO, JDK -> "";
      case LIBDEFLATE -> LibdeflateDeflater.found().failure();
      case ISAL -> IsalDeflater.found().failure();
    };
  }
}
