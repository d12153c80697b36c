package dev.weir.internal;

import dev.weir.Incidents;
import dev.weir.Report;
import dev.weir.Report.Kind;
import dev.weir.Sizes;
import dev.weir.StreamException;
import dev.weir.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of the branches of a fan-out, as one report: what was dropped, who was detached and
/// why, what their stages have found out, and how much each was given.
///
/// Threads: the writing thread's.
final class BranchReports {
  private static final int NAMED = 8;

  // of those that were completed before the rest and are not kept
  private int completed;
  private long completedTaken;
  private final Tally completedDropped = new Tally();
  private final Tally completedDetached = new Tally();
  private @Nullable String firstDetached;

  /// It will not be kept.
  void completed(Outlet outlet) {
    completed++;
    completedTaken += outlet.inflow.taken();
    completedDropped.add(outlet.inflow.dropped());
    Throwable cause = outlet.detachedBy;
    if (cause != null) {
      completedDetached.add();
      firstDetached = firstDetached == null ? detached(outlet, cause) : firstDetached;
    }
  }

  /// What those met with that will not be kept. From anywhere.
  Incidents incidents() {
    return new Incidents(completedDetached.count(), 0, completedDropped.count());
  }

  /// All of them, those that were completed before included.
  @Nullable Report of(List<Outlet> outlets, @Nullable Inflow shared) {
    var all = new Together();
    if (completed > 0) {
      ofCompleted(all);
    }
    if (shared != null) {
      ofInflow(all, "all", shared);
    }
    for (Outlet outlet : outlets) {
      Throwable cause = outlet.detachedBy;
      if (cause != null) {
        String reason = StreamException.reason(cause);
        all.add(Kind.REMARK, detached(outlet, cause), Map.of(outlet.name + ".detached", reason));
      }
      if (shared == null) {
        ofInflow(all, outlet.name, outlet.inflow);
      }
      Report its = outlet.life.report();
      if (its != null) {
        var values = new LinkedHashMap<String, Object>();
        its.values().forEach((key, value) -> values.put(outlet.name + "." + key, value));
        all.add(its.kind(), outlet.name + " " + its.text(), values);
      }
    }
    return all.report();
  }

  private void ofCompleted(Together all) {
    all.add(
        Kind.DETAIL,
        Sizes.count(completed) + " completed early, " + Sizes.count(completedTaken),
        Map.of("completed", completed, "completed.elements", completedTaken));
    dropped(all, "completed", completedDropped.count());
    String first = firstDetached;
    if (first != null) {
      all.add(Kind.REMARK, first, Map.of("completed.detached", completedDetached.count()));
    }
  }

  private static void ofInflow(Together all, String name, Inflow inflow) {
    dropped(all, name, inflow.dropped());
    long taken = inflow.taken();
    all.add(Kind.DETAIL, name + " " + Sizes.count(taken), Map.of(name + ".elements", taken));
  }

  private static void dropped(Together all, String name, long dropped) {
    if (dropped > 0) {
      all.add(
          Kind.REMARK,
          name + " dropped " + Sizes.count(dropped),
          Map.of(name + ".dropped", dropped));
    }
  }

  private static String detached(Outlet outlet, Throwable cause) {
    long taken = outlet.inflow.taken();
    return outlet.name
        + " was detached after "
        + Sizes.count(taken)
        + (taken == 1 ? " element: " : " elements: ")
        + StreamException.reason(cause);
  }

  /// Several as one, of the kind that matters most; of the others only the values.
  private static final class Together {
    private final List<Report> all = new ArrayList<>();

    private void add(Kind kind, String text, Map<String, Object> values) {
      all.add(new Report(kind, text, values));
    }

    private @Nullable Report report() {
      if (all.isEmpty()) {
        return null;
      }
      boolean remark = all.stream().anyMatch(report -> report.kind() == Kind.REMARK);
      boolean result = all.stream().anyMatch(report -> report.kind() == Kind.RESULT);
      Kind kind = remark ? Kind.REMARK : result ? Kind.RESULT : Kind.DETAIL;
      var texts = new ArrayList<String>();
      var values = new LinkedHashMap<String, Object>();
      for (Report report : all) {
        if (kind == Kind.DETAIL || report.kind() != Kind.DETAIL) {
          texts.add(report.text());
        }
        report.values().forEach(values::putIfAbsent);
      }
      int more = texts.size() - NAMED;
      String named = String.join("; ", texts.subList(0, Math.min(texts.size(), NAMED)));
      String text = more > 0 ? named + "; " + Sizes.count(more) + " more" : named;
      return new Report(kind, text, values);
    }
  }
}
