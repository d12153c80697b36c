package dev.weir;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The compiled forms that this JVM has, by [Shape].
///
/// A form is a class or a few, which the JIT has to compile like any others. So it is made once,
/// for a shape that was seen to carry many elements, and used by every later section of that shape.
/// It knows nothing of the classes of its shape but their names' places in memory; a form that
/// nobody has used for a minute gives way to a new one, and when there are [#MOST] in use there are
/// no more.
///
/// The system property `weir.sections` says `linked` or `compiled` to have one form only, for
/// tests.
///
/// Threads: any.
final class Forms {
  static final int MOST = 256;

  private static final String MODE = System.getProperty("weir.sections", "");
  private static final boolean ALWAYS = MODE.equals("compiled");
  private static final boolean NEVER = MODE.equals("linked");

  /// Elements that a section takes before it looks for a form.
  static final long LOOK = NEVER ? Long.MAX_VALUE : ALWAYS ? 0 : 256;

  /// Elements that a section takes before a form is made.
  static final long MAKE = NEVER ? Long.MAX_VALUE : ALWAYS ? 0 : 10_000;

  /// Elements that are taken in one call.
  static final int STRETCH = ALWAYS ? 7 : 1024;

  /// The most parts of a compiled section.
  private static final int STEPS = 4096;

  private static final long IDLE_NANOS = ALWAYS ? 0 : TimeUnit.MINUTES.toNanos(1);

  // both guarded by the class
  private static final Map<Shape, Known> KNOWN = new LinkedHashMap<>(16, 0.75f, true);
  private static boolean unavailable;

  private Forms() {}

  private static final class Known {
    final Compiled form;
    long usedNanos;

    Known(Compiled form) {
      this.form = form;
    }
  }

  /// The form for a section.
  ///
  /// @param make whether to make one if there is none
  /// @return null if it has to do without
  static @Nullable Compiled find(Compiled.Parts parts, boolean make) {
    boolean worth = ALWAYS || parts.gains();
    return worth && parts.kinds.size() <= STEPS ? find(parts, parts.shape(), make) : null;
  }

  private static synchronized @Nullable Compiled find(
      Compiled.Parts parts, Shape shape, boolean make) {
    Known known = KNOWN.get(shape);
    if (known == null && make && !unavailable && hasRoom()) {
      known = make(parts);
      if (known != null) {
        KNOWN.put(shape, known);
      }
    }
    if (known == null) {
      return null;
    }
    known.usedNanos = System.nanoTime();
    return known.form;
  }

  private static @Nullable Known make(Compiled.Parts parts) {
    try {
      return new Known(Compiled.write(parts));
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      unavailable = true; // the linked form does all that this would do
      return null;
    }
  }

  private static boolean hasRoom() {
    if (KNOWN.size() >= MOST) {
      KNOWN.keySet().removeIf(Shape::gone);
    }
    if (KNOWN.size() >= MOST) {
      Iterator<Known> all = KNOWN.values().iterator();
      if (System.nanoTime() - all.next().usedNanos < IDLE_NANOS) {
        return false;
      }
      all.remove(); // the one that was not used for longest
    }
    return true;
  }

  /// How many there are.
  static synchronized int count() {
    return KNOWN.size();
  }
}
