package dev.weir.lab;

import dev.weir.Sizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Memory over time, as SVG: lines for what each process has of its own, areas for what is
/// buffered, the limit.
///
/// Its colours are classes, so that one style serves the report and the pictures, light and dark.
///
/// @param width in units of the picture, which are pixels where it is not scaled
/// @param height likewise, without the legend
/// @param limit of the memory, in bytes
/// @param millis how long the time axis is
/// @param top how high the memory axis is, in bytes
record Chart(int width, int height, long limit, long millis, long top) {
  private static final long MIB = 1 << 20;
  private static final int LEFT = 44;
  private static final int RIGHT = 14;
  private static final int TOP = 14;
  private static final int BOTTOM = 30;
  private static final int NARROW = 500;
  private static final int LEGEND_ROW = 22;
  private static final double CHARACTER = 6.6; // of a label, roughly
  private static final double NEAR = 1.5; // points closer than that are one
  private static final int ROOM = 50; // the part of the time that is left free at the end
  private static final int ROOM_FOR_LABEL = 2;
  private static final int[] SHIFTS = {0, 18, -18, 36, -36, 54, 72};

  /// A chart that all of these fit.
  static Chart of(int width, int height, long limit, List<Outcome> outcomes) {
    long millis = 1_000;
    long top = limit;
    for (Outcome outcome : outcomes) {
      boolean labelled = outcome.end() != Outcome.End.WHOLE; // behind its end
      long room = outcome.millis() / (labelled ? ROOM_FOR_LABEL : ROOM);
      millis = Math.max(millis, outcome.millis() + room);
      top = Math.max(top, Math.max(outcome.peakOwn(), outcome.peakBuffered()));
    }
    return new Chart(width, height, limit, millis, top + top / 12);
  }

  /// The picture.
  ///
  /// @param outcomes what is drawn
  /// @param title what it shows, for those who cannot see it
  /// @param areas whether what was buffered is drawn too
  /// @param legend whether the lines are named below
  String svg(List<Outcome> outcomes, String title, boolean areas, boolean legend) {
    var svg = new StringBuilder();
    int rows = legend ? legendRows(outcomes) : 0;
    int all = height + rows * LEGEND_ROW;
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 ");
    svg.append(width).append(' ').append(all).append("\" role=\"img\" aria-label=\"");
    svg.append(Xml.escaped(title)).append("\">\n");
    axes(svg);
    if (areas) {
      outcomes.forEach(outcome -> area(svg, outcome));
    }
    limit(svg);
    outcomes.forEach(outcome -> line(svg, outcome));
    ends(svg, outcomes);
    if (legend) {
      legend(svg, outcomes);
    }
    return svg.append("</svg>\n").toString();
  }

  private double x(long at) {
    return LEFT + (double) at / millis * (width - LEFT - RIGHT);
  }

  private double y(long bytes) {
    return height - BOTTOM - (double) bytes / top * (height - TOP - BOTTOM);
  }

  private void axes(StringBuilder svg) {
    long step = step(top / MIB, Math.max(3, height / 52));
    for (long mib = 0; mib * MIB <= top; mib += step) {
      double y = y(mib * MIB);
      element(svg, "line", mib == 0 ? "base" : "grid", LEFT, y, width - RIGHT, y);
      text(svg, "tick", "end", LEFT - 6, y + 4, Long.toString(mib));
    }
    double last = y(top / MIB / step * step * MIB);
    text(svg, "tick", "start", LEFT + 2, last - 5, "MiB");
    long seconds = Math.max(1, step(millis / 1_000, Math.max(3, width / 110)));
    for (long s = 0; s * 1_000 <= millis; s += seconds) {
      text(svg, "tick", s == 0 ? "start" : "middle", x(s * 1_000), height - 10, s + " s");
    }
  }

  /// A round distance between ticks, so that there are about so many.
  private static long step(long range, int ticks) {
    for (long step = 1; ; step *= 2) {
      if (range / step <= ticks) {
        return step;
      }
    }
  }

  private void limit(StringBuilder svg) {
    double y = y(limit);
    element(svg, "line", "limit", LEFT, y, width - RIGHT, y);
    text(svg, "limit-text", "end", width - RIGHT - 2, y - 5, "limit " + Sizes.bytes(limit));
  }

  private void area(StringBuilder svg, Outcome outcome) {
    String points = points(outcome, true);
    if (points.isEmpty()) {
      return;
    }
    svg.append("<polygon class=\"area ").append(outcome.contender().scenario().id());
    svg.append("\" points=\"").append(point(x(0), y(0))).append(points).append(' ');
    svg.append(point(x(outcome.millis()), y(0))).append("\"><title>buffered: at most ");
    svg.append(Sizes.bytes(outcome.peakBuffered())).append("</title></polygon>\n");
  }

  private void line(StringBuilder svg, Outcome outcome) {
    String points = points(outcome, false);
    if (points.isEmpty()) {
      return;
    }
    svg.append("<polyline class=\"line ").append(classes(outcome));
    svg.append("\" points=\"").append(points.strip()).append("\"><title>");
    svg.append(Xml.escaped(outcome.contender().title())).append(": at most ");
    svg.append(Sizes.bytes(outcome.peakOwn())).append("</title></polyline>\n");
  }

  private static String classes(Outcome outcome) {
    Contender contender = outcome.contender();
    return contender.scenario().id() + " " + contender.kind().title().toLowerCase(Locale.ROOT);
  }

  private String points(Outcome outcome, boolean buffered) {
    var points = new StringBuilder();
    double before = -NEAR;
    long highest = -1;
    for (Sample sample : outcome.samples()) {
      highest = Math.max(highest, buffered ? sample.buffered() : sample.own());
      double x = x(sample.millis());
      if (highest >= 0 && x - before >= NEAR) {
        points.append(' ').append(point(x, y(highest)));
        before = x;
        highest = -1;
      }
    }
    if (highest >= 0) {
      points.append(' ').append(point(x(outcome.millis()), y(highest)));
    }
    return points.toString();
  }

  /// Where each line ends: a cross with its cause for what died, a dot for what came to its end.
  private void ends(StringBuilder svg, List<Outcome> outcomes) {
    var labelled = new ArrayList<Outcome>();
    var taken = new ArrayList<Box>();
    taken.add(new Box(LEFT, y(limit) - 2, width, y(limit) + 2));
    for (Outcome outcome : outcomes) {
      Sample last = last(outcome);
      if (last == null) {
        continue;
      }
      double x = x(last.millis());
      double y = y(last.own());
      taken.add(new Box(x - 7, y - 7, x + 7, y + 7));
      if (outcome.end() == Outcome.End.WHOLE) {
        svg.append("<circle class=\"dot ").append(classes(outcome)).append("\" cx=\"");
        svg.append(number(x)).append("\" cy=\"").append(number(y)).append("\" r=\"4\"/>\n");
      } else {
        svg.append("<path class=\"cross ").append(classes(outcome)).append("\" d=\"M");
        svg.append(number(x - 5)).append(' ').append(number(y - 5));
        svg.append("l10 10m0 -10l-10 10\"/>\n");
        labelled.add(outcome);
      }
    }
    labelled.sort(Comparator.comparingLong(Outcome::millis).reversed()); // the last has most room
    labelled.forEach(outcome -> label(svg, outcome, taken));
  }

  /// Beside its cross, or as near as nothing else is.
  private void label(StringBuilder svg, Outcome outcome, List<Box> taken) {
    Sample last = outcome.samples().getLast();
    String text = outcome.contender().kind().title() + ": " + Words.endedShort(outcome);
    double length = text.length() * CHARACTER;
    double x = x(last.millis());
    double y = y(last.own()) + 4;
    for (int shift : SHIFTS) {
      for (boolean right : new boolean[] {true, false}) {
        double left = right ? x + 11 : x - 11 - length;
        var box = new Box(left, y + shift - 11, left + length, y + shift + 3);
        boolean onItsLine = !right && shift == 0;
        if (!onItsLine && inside(box) && taken.stream().noneMatch(box::meets)) {
          taken.add(box);
          text(svg, "label", "start", left, y + shift, text);
          return;
        }
      }
    }
    text(svg, "label", "start", Math.min(x + 11, width - length), y, text);
  }

  private boolean inside(Box box) {
    return box.left() > LEFT
        && box.right() < width
        && box.top() > 0
        && box.bottom() < height - BOTTOM;
  }

  /// A part of the picture.
  private record Box(double left, double top, double right, double bottom) {

    boolean meets(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  private static @Nullable Sample last(Outcome outcome) {
    List<Sample> samples = outcome.samples();
    return samples.isEmpty() || samples.getLast().own() < 0 ? null : samples.getLast();
  }

  private int legendRows(List<Outcome> outcomes) {
    int rows = 1;
    double x = 0;
    for (Outcome outcome : outcomes) {
      double length = length(outcome);
      if (x > 0 && x + length > width - LEFT) {
        rows++;
        x = 0;
      }
      x += length;
    }
    return rows;
  }

  private void legend(StringBuilder svg, List<Outcome> outcomes) {
    double x = LEFT;
    double y = height + LEGEND_ROW / 2.0;
    for (Outcome outcome : outcomes) {
      double length = length(outcome);
      if (x > LEFT && x - LEFT + length > width - LEFT) {
        x = LEFT;
        y += LEGEND_ROW;
      }
      element(svg, "line", "line " + classes(outcome), x, y - 4, x + 24, y - 4);
      text(svg, "label", "start", x + 30, y, outcome.contender().title());
      x += length;
    }
  }

  private double length(Outcome outcome) {
    double gap = width < NARROW ? 44 : 56;
    return gap + outcome.contender().title().length() * CHARACTER;
  }

  private static void element(
      StringBuilder svg, String name, String type, double x1, double y1, double x2, double y2) {
    svg.append('<').append(name).append(" class=\"").append(type).append("\" x1=\"");
    svg.append(number(x1)).append("\" y1=\"").append(number(y1)).append("\" x2=\"");
    svg.append(number(x2)).append("\" y2=\"").append(number(y2)).append("\"/>\n");
  }

  private static void text(
      StringBuilder svg, String type, String anchor, double x, double y, String text) {
    svg.append("<text class=\"").append(type).append("\" text-anchor=\"").append(anchor);
    svg.append("\" x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\">");
    svg.append(Xml.escaped(text)).append("</text>\n");
  }

  private static String point(double x, double y) {
    return number(x) + "," + number(y);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
