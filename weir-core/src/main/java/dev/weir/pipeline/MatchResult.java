package dev.weir.pipeline;

import dev.weir.CheckedPredicate;
import java.util.OptionalLong;

/// `anyMatch`, `allMatch`, `noneMatch`: wants no more once an element has decided.
final class MatchResult<T> extends Result<T, Boolean> {
  private final String name;
  private final CheckedPredicate<? super T> predicate;
  private final boolean decisive;
  private final boolean decided;
  private boolean found;

  /// @param decisive what the predicate says of an element that decides
  /// @param decided the result then
  MatchResult(
      String name, CheckedPredicate<? super T> predicate, boolean decisive, boolean decided) {
    this.name = name;
    this.predicate = predicate;
    this.decisive = decisive;
    this.decided = decided;
  }

  @Override
  boolean taken(T element) throws Exception {
    found = predicate.test(element) == decisive;
    return !found;
  }

  @Override
  Boolean result() {
    return found == decided;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }
}
