package dev.weir;

/// Keys by which elements are told apart.
final class Keys {
  private Keys() {}

  /// The key of an element, to be kept.
  static <T> Object of(CheckedFunction<? super T, ?> function, T element) throws Exception {
    Object key = function.apply(element);
    if (key == null) {
      throw new NullPointerException("null was given, but a key must not be null");
    }
    return Bound.compact(key);
  }

  /// A limit in words.
  static String limit(Bound bound) {
    String elements = Sizes.count(bound.elements()) + " elements";
    return bound.weighed() ? elements + " or " + Sizes.bytes(bound.weight()) : elements;
  }
}
