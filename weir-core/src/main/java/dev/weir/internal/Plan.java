package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Producer;
import dev.weir.Sink;
import dev.weir.Sources;
import dev.weir.Stage;
import dev.weir.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a pipeline comes down to: a head, what is between, and a sink.
///
/// @param head a [dev.weir.Source] or a [Plan.Head]
/// @param middle transforms and crossings, in order
/// @param sink null if the last section is pulled by the caller
public record Plan(Stage head, List<Stage> middle, @Nullable Sink<?> sink) {

  /// Copies the list.
  public Plan {
    middle = List.copyOf(middle);
  }

  /// A producer at the head.
  ///
  /// @param producer runs in the first section's thread
  public record Head(Producer<?> producer) implements Stage {
    @Override
    public String name() {
      return "producer";
    }
  }

  /// The plain crossing: the sections before and behind it have a thread each.
  ///
  /// @param bound how much it holds
  public record Boundary(Bound bound) implements Crossing {
    @Override
    public Passage open() {
      return new Ring(bound);
    }

    @Override
    public Crossing carrying() {
      return new Boundary(Mark.passing(bound));
    }

    @Override
    public String name() {
      return "buffer";
    }

    @Override
    public OptionalLong heldBytes() {
      return bound.weighed() ? OptionalLong.of(bound.weight()) : OptionalLong.empty();
    }
  }

  /// Every stage, in order.
  ///
  /// @return the head, what is between, the sink
  public List<Stage> stages() {
    var all = new ArrayList<Stage>();
    all.add(head);
    all.addAll(middle);
    if (sink != null) {
      all.add(sink);
    }
    return all;
  }

  /// The pieces between crossings, from the first that is wanted: a `take(0)` has nothing before
  /// it.
  List<Piece> pieces() {
    int wanted = firstWanted();
    var pieces = new ArrayList<Piece>();
    Stage before = wanted < 0 ? head : Sources.empty();
    int first = Math.max(0, wanted);
    int at = first;
    var steps = new ArrayList<Transform<?, ?>>();
    for (int i = first; i < middle.size(); i++) {
      if (middle.get(i) instanceof Transform<?, ?> transform) {
        steps.add(transform);
      } else {
        pieces.add(new Piece(at, before, List.copyOf(steps)));
        before = middle.get(i);
        at = i + 1;
        steps.clear();
      }
    }
    pieces.add(new Piece(at, before, List.copyOf(steps)));
    return pieces;
  }

  /// The last transform that wants no input: nothing before it is opened; -1 if there is none.
  private int firstWanted() {
    for (int i = middle.size() - 1; i >= 0; i--) {
      if (middle.get(i) instanceof Transform<?, ?> transform && transform.refusesInput()) {
        return i;
      }
    }
    return -1;
  }

  /// What one thread does.
  ///
  /// @param index the number of its first stage, from 0
  /// @param head a source, a producer, or the crossing before it
  /// @param steps what elements go through
  record Piece(int index, Stage head, List<Transform<?, ?>> steps) {
    int stageBehind() {
      return index + 1 + steps.size();
    }
  }
}
