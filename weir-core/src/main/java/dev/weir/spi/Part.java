package dev.weir.spi;

import dev.weir.Bound;
import dev.weir.Transform;
import dev.weir.pipeline.Lanes;
import java.util.function.UnaryOperator;

/// What a verb adds to a pipeline.
public sealed interface Part {

  /// A step in the thread of what is before it.
  ///
  /// @param transform what elements go through
  /// @param eachByItself whether what it does to an element has nothing to do with others, and it
  ///   holds none back, so that it may be done in several threads at a time
  record Through(Transform<?, ?> transform, boolean eachByItself) implements Part {

    /// A step that may have to do with several elements.
    ///
    /// @param transform what elements go through
    public Through(Transform<?, ?> transform) {
      this(transform, false);
    }
  }

  /// A step in the thread of what is before it that has two forms: one over lines as texts, and one
  /// over lines that are not decoded. Both do the same and have the same name, and nobody can tell
  /// by the results which one ran.
  ///
  /// The second is used where what is before it gives [LineView]s, or, if it makes lines itself,
  /// where what is behind it takes them. What goes in and comes out is as in the spec, with
  /// [LineView] in the place of `String`.
  ///
  /// @param texts what elements go through
  /// @param views what elements go through while no line is a text; keeps none of them
  /// @param eachByItself whether what it does to a line has nothing to do with other lines, so that
  ///   it may be done in several threads at a time
  record OverLines(Transform<?, ?> texts, Transform<?, ?> views, boolean eachByItself)
      implements Part {}

  /// A step that makes lines in several threads. What follows it and does something to each line by
  /// itself is done in those threads too; its own place in the pipeline just passes that on.
  ///
  /// @param lines what is done in each thread
  /// @param shared gives a step that does in several threads what that one does
  record Shared(OverLines lines, UnaryOperator<Transform<?, ?>> shared) implements Part {}

  /// A thread boundary.
  ///
  /// @param bound how much it holds
  record Buffer(Bound bound) implements Part {}

  /// Threads for what follows it and does something to each element by itself, in order.
  ///
  /// @param threads how many
  record Spread(int threads) implements Part {}

  /// What several threads do, in order.
  ///
  /// @param lanes what each of them does
  record InThreads(Lanes<?, ?> lanes) implements Part {}
}
