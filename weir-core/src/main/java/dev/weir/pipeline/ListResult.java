package dev.weir.pipeline;

import dev.weir.Bound;
import dev.weir.LimitException;
import dev.weir.Sizes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// `toList`.
final class ListResult<T> extends Result<T, List<T>> {
  private final int max;
  private final List<T> list = new ArrayList<>();

  ListResult(int max) {
    this.max = max;
  }

  @Override
  boolean taken(T element) throws LimitException {
    if (list.size() >= max) {
      throw new LimitException("more than " + Sizes.count(max) + " elements for a list");
    }
    list.add(Bound.compact(element));
    return true;
  }

  @Override
  List<T> result() {
    return Collections.unmodifiableList(list);
  }

  @Override
  public String name() {
    return "toList";
  }
}
