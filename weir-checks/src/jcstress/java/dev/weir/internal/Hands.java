package dev.weir.internal;

import dev.weir.checks.stress.Sure;
import org.jspecify.annotations.Nullable;

/// What the actors of the proofs do to a ring, with what came of it as a word.
final class Hands {
  static final String SIGNAL = "signal";
  static final String END = "end";

  private Hands() {}

  /// Writes one element to a ring that is not cancelled.
  ///
  /// @return whether it was taken
  static boolean write(Ring ring, Object element) {
    return Sure.of(() -> ring.write(element));
  }

  /// Reads one element from a ring that is not cancelled.
  ///
  /// @return it, or null at the end
  static @Nullable Object read(Ring ring) {
    return Sure.<@Nullable Object>of(ring::read);
  }

  /// Writes 1 to `count` until the ring wants no more.
  ///
  /// @return how many were taken
  static int write(Ring ring, int count) {
    int taken = 0;
    while (taken < count && write(ring, (Object) (taken + 1))) {
      taken++;
    }
    return taken;
  }

  /// Writes one element to a ring that may be cancelled.
  ///
  /// @return false if it was
  static boolean writeOne(Ring ring) {
    try {
      return ring.write(1);
    } catch (Consequence _) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Writes until that throws.
  ///
  /// @return [#SIGNAL], or what it should not have been
  static String writeForEver(Ring ring) {
    try {
      while (ring.write(1)) {
        Thread.onSpinWait();
      }
      return "not wanted";
    } catch (Consequence _) {
      return SIGNAL;
    } catch (Exception e) {
      return e.toString();
    }
  }

  /// Reads `count` elements that should be 1 to `count`.
  ///
  /// @return how many were, in order, before the first that was not
  static int read(Ring ring, int count) {
    int right = 0;
    while (right < count && Integer.valueOf(right + 1).equals(read(ring))) {
      right++;
    }
    return right;
  }

  /// Reads until there is no more.
  ///
  /// @return how many there were and then [#END] or [#SIGNAL], or what it should not have been
  static String readAll(Ring ring) {
    int count = 0;
    try {
      while (ring.read() != null) {
        count++;
      }
      return count + " " + END;
    } catch (Consequence _) {
      return count + " " + SIGNAL;
    } catch (Exception e) {
      return e.toString();
    }
  }

  /// Reads until that throws.
  ///
  /// @return [#SIGNAL], or what it should not have been
  static String readForEver(Ring ring) {
    String all = readAll(ring);
    return all.endsWith(SIGNAL) ? SIGNAL : all;
  }
}
