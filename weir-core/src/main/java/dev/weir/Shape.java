package dev.weir;

import java.lang.ref.WeakReference;
import java.util.List;

/// What two sections have in common that can share one compiled form: the classes of their parts,
/// in order. It keeps none of them alive.
final class Shape {
  private final List<WeakReference<Class<?>>> classes;
  private final boolean direct;
  private final int hash;

  Shape(boolean direct, List<Class<?>> classes) {
    this.classes = classes.stream().<WeakReference<Class<?>>>map(WeakReference::new).toList();
    this.direct = direct;
    this.hash = 31 * classes.hashCode() + Boolean.hashCode(direct);
  }

  /// Whether one of its classes is gone, so that no section will have this shape again.
  boolean gone() {
    return classes.stream().anyMatch(known -> known.refersTo(null));
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Shape shape
            && hash == shape.hash
            && direct == shape.direct
            && sameClasses(shape));
  }

  private boolean sameClasses(Shape shape) {
    if (classes.size() != shape.classes.size()) {
      return false;
    }
    for (int i = 0; i < classes.size(); i++) {
      Class<?> known = classes.get(i).get();
      if (known == null || !shape.classes.get(i).refersTo(known)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
