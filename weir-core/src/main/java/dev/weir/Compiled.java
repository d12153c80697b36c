package dev.weir;

import dev.weir.SegmentWriter.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The compiled form of the sections of one shape.
///
/// @param kinds of its parts
/// @param head the loop, and what follows it
/// @param last the last part that `head` does itself
/// @param rests what is behind each step that takes an emitter, by index
record Compiled(List<Kind> kinds, Segment head, int last, Map<Integer, Segment> rests) {

  /// Writes it.
  ///
  /// @throws ReflectiveOperationException if this JVM does not let classes be defined
  static Compiled write(Parts parts) throws ReflectiveOperationException {
    var head = new SegmentWriter(parts.direct, parts.kinds, 0);
    Segment first = head.prototype();
    var rests = new HashMap<Integer, Segment>();
    for (int at = head.last() + 1; at < parts.kinds.size(); ) {
      var rest = new SegmentWriter(false, parts.kinds, at);
      rests.put(at, rest.prototype());
      at = rest.last() + 1;
    }
    return new Compiled(parts.kinds, first, head.last(), rests);
  }

  /// What a section is made of.
  static final class Parts {
    final List<Kind> kinds = new ArrayList<>();
    final List<Object> parts = new ArrayList<>();
    final boolean direct;
    private final List<Class<?>> classes = new ArrayList<>();

    /// Of a section.
    ///
    /// @param head a cursor, or a producer
    /// @param recycles whether the cursor is to be told when it may use its memory again
    Parts(Object head, boolean recycles, Chain<?, ?> chain, Writable<?> out) {
      direct = head instanceof AbstractCursor<?> && !recycles;
      classes.add(head.getClass());
      for (int i = 0; i < chain.size(); i++) {
        add(((Link) chain.gate(i)).step);
      }
      switch (out) {
        case FoldingWritable<?, ?> folding -> {
          add(Kind.FOLD, folding);
          classes.add(folding.function().getClass());
        }
        case AbstractWritable<?> writable -> add(Kind.PUT, writable);
        default -> add(Kind.WRITE, out);
      }
    }

    private void add(Step<?, ?> step) {
      switch (step) {
        case Mapping<?, ?>(var function) -> add(Kind.MAP, function);
        case Filtering<?>(var predicate) -> add(Kind.FILTER, predicate);
        case Peeking<?>(var consumer) -> add(Kind.PEEK, consumer);
        default -> add(Kind.STEP, step);
      }
    }

    private void add(Kind kind, Object part) {
      kinds.add(kind);
      parts.add(part);
      classes.add(kind.type());
      classes.add(part.getClass());
    }

    /// Whether it has a step that a segment does itself.
    boolean gains() {
      return kinds.stream().anyMatch(Kind::isStraight);
    }

    Shape shape() {
      return new Shape(direct, classes);
    }
  }

  /// Takes what a cursor gives, until it ends or no more is wanted.
  ///
  /// @param run of these parts
  void drive(SegmentRun run) throws Exception {
    Segment segment = head.fresh(run);
    run.begin();
    try {
      while (run.chain.wanting()) {
        if (segment.stretch(run, Forms.STRETCH)) {
          return;
        }
      }
    } finally {
      run.end();
    }
  }

  /// What a producer emits into.
  @SuppressWarnings("unchecked") // the types of neighbours were checked when the section was made
  <I> Emitter<I> into(Chain<I, ?> chain, Parts parts) {
    return (Emitter<I>) head.fresh(new SegmentRun(chain, null, null, null, this, parts.parts));
  }

  /// Whether a gate at the head takes as many elements as the one before it.
  boolean follows(int gate) {
    return SegmentWriter.follows(kinds, gate);
  }

  @Nullable Segment rest(int index) {
    return rests.get(index);
  }
}
