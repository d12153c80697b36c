package dev.weir.gzip;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// A shared library of the system, for as long as the JVM lives.
final class NativeLibrary {
  private final String name;
  private final SymbolLookup symbols;

  private NativeLibrary(String name, SymbolLookup symbols) {
    this.name = name;
    this.symbols = symbols;
  }

  /// Whether this module may call native code without a warning of the JVM.
  static boolean allowed() {
    return NativeLibrary.class.getModule().isNativeAccessEnabled();
  }

  /// Loads a library.
  ///
  /// @param name as the dynamic linker knows it, such as `libdeflate.so.0`
  /// @throws UnsatisfiedLinkError if it is not there
  @SuppressWarnings("restricted") // asked for by name, or allowed
  static NativeLibrary load(String name) {
    try {
      return new NativeLibrary(name, SymbolLookup.libraryLookup(name, Arena.global()));
    } catch (IllegalArgumentException e) {
      var missing = new UnsatisfiedLinkError(name + " is not on this machine");
      missing.initCause(e);
      throw missing;
    }
  }

  /// A function of the library.
  ///
  /// @throws UnsatisfiedLinkError if it has none of that name
  @SuppressWarnings("restricted")
  MethodHandle function(String function, FunctionDescriptor type, Linker.Option... options) {
    MemorySegment address =
        symbols
            .find(function)
            .orElseThrow(() -> new UnsatisfiedLinkError(name + " has no " + function));
    return Linker.nativeLinker().downcallHandle(address, type, options);
  }
}
