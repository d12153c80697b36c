package dev.weir.spi;

import dev.weir.Transform;
import java.util.ArrayList;
import java.util.List;

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

  private static boolean isLines(Kind kind) {
    return kind.equals(Kind.LINES);
  }

  @SuppressWarnings("unchecked") // that is what the form over views is
  private static Decoded decoded(Transform<?, ?> views) {
    return new Decoded((Transform<Object, LineView>) views);
  }
}
