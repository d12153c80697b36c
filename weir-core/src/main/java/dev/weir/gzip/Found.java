package dev.weir.gzip;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A library of the system, after it was looked for.
///
/// @param library null if it cannot be used
/// @param failure why not; empty if it can
/// @param broken whether it is there, and not as expected
record Found<L>(@Nullable L library, String failure, boolean broken) {

  /// Looks for a library. It never throws, whatever is wrong with it.
  ///
  /// @param name as the dynamic linker knows it
  /// @param link finds the functions in it, and tries them
  static <L> Found<L> look(String name, Function<NativeLibrary, L> link) {
    NativeLibrary library;
    try {
      library = NativeLibrary.load(name);
    } catch (UnsatisfiedLinkError | RuntimeException e) {
      return new Found<>(null, said(name, e), false);
    }
    try {
      return new Found<>(link.apply(library), "", false);
    } catch (UnsatisfiedLinkError | RuntimeException e) {
      return new Found<>(null, said(name, e), true);
    }
  }

  private static String said(String name, Throwable e) {
    String message = e.getMessage();
    return message == null ? name + " cannot be used" : message;
  }
}
