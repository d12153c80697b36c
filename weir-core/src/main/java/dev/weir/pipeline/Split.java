package dev.weir.pipeline;

import dev.weir.Bound;
import dev.weir.CheckedFunction;
import dev.weir.CheckedPredicate;
import dev.weir.internal.Outlet;
import java.util.List;

/// Which of several branches takes an element. Stateless.
@FunctionalInterface
interface Split<T> {

  /// Gives an element to those that are to have it.
  ///
  /// @return false if no branch wants more
  /// @throws Exception if a branch has failed, or a user's function
  boolean give(T element, LiveBranches branches) throws Exception;

  static <T> Split<T> broadcast() {
    return (element, branches) -> {
      T kept = Bound.compact(element); // once for all
      boolean wanted = false;
      for (Outlet outlet : branches.outlets()) {
        wanted |= branches.outputs().write(outlet, kept);
      }
      return wanted;
    };
  }

  static <T> Split<T> shared() {
    return (element, branches) -> branches.outputs().write(branches.common(), element);
  }

  static <T> Split<T> byKey(CheckedFunction<? super T, ?> key) {
    return (element, branches) -> {
      int hash = FanIn.given(key.apply(element)).hashCode();
      int number = Math.floorMod(hash ^ (hash >>> 16), branches.outlets().size());
      return branches.writeTo(number, element);
    };
  }

  static <T> Split<T> first(List<? extends CheckedPredicate<? super T>> when) {
    return (element, branches) -> {
      int number = 0;
      while (number < when.size() && !when.get(number).test(element)) {
        number++;
      }
      return branches.writeTo(number, element);
    };
  }
}
