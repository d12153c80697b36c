package dev.weir;

import java.util.List;

/// Transforms that put elements of their own before, between and behind those that come.
///
/// What they add was given to them and is there once; beyond that they hold nothing.
public final class Additions {
  private Additions() {}

  /// Emits these elements and then what comes. They go out when the first element has come, or the
  /// input has ended without one; a source that is to begin at once is prepended as a
  /// [Source#prepend(Source)]. Waits where downstream waits, between two of them too; ends with its
  /// input; when downstream wants no more, it is closed.
  ///
  /// @param elements none of them null; copied
  /// @param <T> what goes through
  /// @return the transform
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T> Transform<T, T> prepend(T... elements) {
    return new Adding<>("prepend", List.of(elements), null, List.of(), List.of());
  }

  /// Emits what comes and then these elements, when the input has ended whole or a step behind it
  /// was done. Waits where downstream waits, between two of them too; ends behind the last of them;
  /// when downstream wants no more, they are not emitted.
  ///
  /// @param elements none of them null; copied
  /// @param <T> what goes through
  /// @return the transform
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T> Transform<T, T> append(T... elements) {
    return new Adding<>("append", List.of(), null, List.of(elements), List.of());
  }

  /// Emits what comes, with the same element between each two. It goes out together with the
  /// element behind it, so there is none behind the last. Waits where downstream waits, before
  /// either; ends with its input; when downstream wants no more, it is closed.
  ///
  /// @param between not null
  /// @param <T> what goes through
  /// @return the transform
  public static <T> Transform<T, T> intersperse(T between) {
    return new Adding<>("intersperse", List.of(), between, List.of(), List.of());
  }

  /// As [#intersperse(Object)], with one element before all and one behind all: also where nothing
  /// comes, so `[`, `,` and `]` make a list of nothing too.
  ///
  /// @param start before the first; goes out with it, or at the end of an empty input
  /// @param between each two
  /// @param end behind the last, when the input has ended whole
  /// @param <T> what goes through
  /// @return the transform
  public static <T> Transform<T, T> intersperse(T start, T between, T end) {
    return new Adding<>("intersperse", List.of(start), between, List.of(end), List.of());
  }

  /// Emits what comes or, if the input has ended whole without an element, these. Waits where
  /// downstream waits; when downstream wants no more, it is closed. [Source#orElse(Source)] gives
  /// what another source has.
  ///
  /// @param elements none of them null; copied
  /// @param <T> what goes through
  /// @return the transform
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T> Transform<T, T> ifEmpty(T... elements) {
    return new Adding<>("ifEmpty", List.of(), null, List.of(), List.of(elements));
  }
}
