package dev.weir;

/// A writable that commits parts of the result before its end, where it was told to, or whose end
/// commits one thing after another. What fails then says what stays.
///
/// Threads: any.
public interface Gradual {

  /// What stays though the run fails now.
  ///
  /// @return a few words in the plural, such as `3 parts, out-0001 to out-0003`; empty if nothing
  ///   does
  String committedSoFar();
}
