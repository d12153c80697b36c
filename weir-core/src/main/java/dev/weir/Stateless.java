package dev.weir;

import java.util.OptionalLong;

/// A transform without state: the value is its own step, shared by all its lives.
interface Stateless<I, O> extends Transform<I, O>, PromptStep<I, O> {

  @Override
  default Step<I, O> open() {
    return this;
  }

  @Override
  default OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  @Override
  default boolean divides() {
    return true; // as far as the user's function keeps nothing in mind
  }
}
