package dev.weir.spi;

import dev.weir.Transform;
import dev.weir.Transforms;
import dev.weir.pipeline.Lanes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Which form of each part is used: as long as everybody can do without texts, lines are not
/// decoded.
final class Forms {
  private Forms() {}

  /// The parts with one form each.
  ///
  /// @param parts as the verbs gave them
  /// @param kinds what each part is given, and behind them what the sink is
  /// @param sinkTakesViews whether the sink can do without texts
  static List<Part> chosen(List<Part> parts, List<Kind> kinds, boolean sinkTakesViews) {
    var chosen = new ArrayList<Part>();
    boolean views = false; // what is before this part gives lines that are not decoded
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Part.Shared shared) {
        int end = behindShared(parts, i);
        var inside = new ArrayList<Part>(parts.subList(i, end));
        inside.set(0, shared.lines());
        Transform<?, ?> each = joined(chosen(inside, kinds.subList(i, end + 1), false));
        String name = shared.lines().texts().name();
        chosen.add(new Part.Through(Renamed.of(name, shared.shared().apply(each))));
        inside.stream().skip(1).map(Forms::passed).forEach(chosen::add);
        i = end - 1;
        views = false;
        continue;
      }
      if (parts.get(i) instanceof Part.Spread(int threads)) {
        int end = behindSpread(parts, i);
        Transform<?, ?> each =
            joined(parts.subList(i + 1, end).stream().map(Forms::plain).toList());
        chosen.add(new Part.InThreads(Lanes.of(threads, each).inOrder()));
        parts.subList(i + 1, end).stream().map(Forms::passed).forEach(chosen::add);
        i = end - 1;
        views = false;
        continue;
      }
      if (!(parts.get(i) instanceof Part.OverLines part)) {
        chosen.add(parts.get(i));
        views = false;
        continue;
      }
      boolean splits = !isLines(kinds.get(i));
      boolean wanted =
          i + 1 < parts.size() ? parts.get(i + 1) instanceof Part.OverLines : sinkTakesViews;
      boolean givesLines = isLines(kinds.get(i + 1));
      boolean givesViews = givesLines && wanted && (splits || views);
      if (givesViews || (views && !givesLines)) {
        chosen.add(new Part.Through(part.views()));
      } else if (views) {
        chosen.add(new Part.Through(decoded(part.views())));
      } else {
        chosen.add(new Part.Through(part.texts()));
      }
      views = givesViews;
    }
    return chosen;
  }

  /// Behind the last part that the threads do; right behind the spreading one if there is none.
  static int behindSpread(List<Part> parts, int spread) {
    int end = spread + 1;
    while (end < parts.size() && isEachByItself(parts.get(end))) {
      end++;
    }
    return end;
  }

  private static boolean isEachByItself(Part part) {
    return switch (part) {
      case Part.OverLines lines -> lines.eachByItself();
      case Part.Through(_, boolean each) -> each;
      default -> false;
    };
  }

  /// In the form over texts.
  private static Part plain(Part part) {
    return part instanceof Part.OverLines lines ? new Part.Through(lines.texts()) : part;
  }

  /// Behind the last part that the threads do.
  private static int behindShared(List<Part> parts, int shared) {
    int end = shared + 1;
    while (end < parts.size()
        && parts.get(end) instanceof Part.OverLines part
        && part.eachByItself()) {
      end++;
    }
    return end;
  }

  @SuppressWarnings("unchecked") // the parser has checked the kinds
  private static Transform<?, ?> joined(List<Part> steps) {
    Transform<Object, Object> all = null;
    for (Part step : steps) {
      var next = (Transform<Object, Object>) ((Part.Through) step).transform();
      all = all == null ? next : all.andThen(next);
    }
    return Objects.requireNonNull(all);
  }

  /// The place of a part that is done already.
  private static Part passed(Part part) {
    Transform<?, ?> done = ((Part.Through) plain(part)).transform();
    return new Part.Through(Renamed.of(done.name(), Transforms.filter(_ -> true)));
  }

  private static boolean isLines(Kind kind) {
    return kind.equals(Kind.LINES);
  }

  @SuppressWarnings("unchecked") // that is what the form over views is
  private static Decoded decoded(Transform<?, ?> views) {
    return new Decoded((Transform<Object, LineView>) views);
  }
}
