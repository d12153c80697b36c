package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Clock;
import dev.weir.Report;
import dev.weir.Sizes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds the latest element, and gives it when it is due; one that comes before that takes its
/// place.
public final class LatestPassage extends TimedPassage {

  /// When the element that is held is to be given.
  @FunctionalInterface
  public interface Due {

    /// Asked when an element has come.
    ///
    /// @param now by the clock
    /// @param before when the one was due whose place it takes; `now` if there was none
    /// @param first whether there was none
    /// @return by the clock
    long at(long now, long before, boolean first);
  }

  private final Due when;
  private @Nullable Object latest;
  private long weight;
  private long due = NEVER;
  private long replaced;

  /// An empty one.
  ///
  /// @param when says when an element is to be given
  /// @param clock the time to go by
  public LatestPassage(Due when, Clock clock) {
    super(Bound.elements(1), clock);
    this.when = when;
  }

  /// Due when nothing has come for a while.
  ///
  /// @param silence how long, in nanoseconds
  /// @return to be given to a passage
  public static Due afterSilence(long silence) {
    return (now, _, _) -> now + silence;
  }

  /// Due at the next beat.
  ///
  /// @param period from beat to beat, in nanoseconds
  /// @param began when the first period began
  /// @return to be given to a passage
  public static Due onTheBeat(long period, long began) {
    return (now, before, first) ->
        first ? began + (Math.floorDiv(now - began, period) + 1) * period : before;
  }

  @Override
  boolean fits(long its) {
    return true;
  }

  @Override
  boolean put(Object element, long its) {
    boolean first = latest == null;
    long now = clock.nanoTime();
    due = when.at(now, first ? now : due, first);
    replaced += first ? 0 : 1;
    latest = element;
    weight = its;
    return first; // else it is waited for already, and not for longer than it is
  }

  @Override
  @Nullable Object next(boolean ended, boolean crowded) {
    Object taken = latest;
    if (taken == null || !(ended || due - clock.nanoTime() <= 0)) {
      return null;
    }
    clear();
    return taken;
  }

  @Override
  long due() {
    return due;
  }

  @Override
  long held() {
    return latest == null ? 0 : 1;
  }

  @Override
  long heldWeight() {
    return weight;
  }

  @Override
  void clear() {
    latest = null;
    weight = 0;
    due = NEVER;
  }

  @Override
  @Nullable Report report() {
    return replaced == 0
        ? null
        : Report.detail(Sizes.count(replaced) + " left out", Map.of("leftOut", replaced));
  }
}
