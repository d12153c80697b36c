package dev.weir;

/// A step that holds nothing back: when it has been given an element, and has gone on as long as it
/// had [more][#more(Emitter)], all that this element leads to was emitted.
///
/// @param <I> what goes in
/// @param <O> what comes out
@FunctionalInterface
public interface PromptStep<I, O> extends Step<I, O> {

  /// Has nothing to emit.
  ///
  /// @param out not used
  /// @return true
  @Override
  default boolean flush(Emitter<? super O> out) {
    return true;
  }
}
