package dev.weir;

import java.util.Locale;

/// Names for stages that did not choose one: the class's own name, or what kind of stage it is.
final class StageNames {
  private StageNames() {}

  static String of(Stage stage) {
    Class<?> type = stage.getClass();
    String simple = type.getSimpleName();
    boolean nameless = type.isSynthetic() || type.isHidden() || simple.isEmpty();
    return nameless ? kind(stage) : simple.toLowerCase(Locale.ROOT);
  }

  private static String kind(Stage stage) {
    return switch (stage) {
      case Source<?> _ -> "source";
      case Transform<?, ?> _ -> "step";
      case Sink<?> _ -> "sink";
      default -> "stage";
    };
  }
}
