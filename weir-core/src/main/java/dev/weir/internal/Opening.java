package dev.weir.internal;

import dev.weir.Chain;
import dev.weir.Checkpoint;
import dev.weir.Cursor;
import dev.weir.Located;
import dev.weir.OpeningException;
import dev.weir.Producer;
import dev.weir.ResumableCursor;
import dev.weir.SameFileException;
import dev.weir.Sink;
import dev.weir.Source;
import dev.weir.Stage;
import dev.weir.StreamException;
import dev.weir.Transform;
import dev.weir.Writable;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Opens a plan, in the caller's thread: source, steps, sink, in order. What has been opened can be
/// closed again in the same order if the rest cannot be.
final class Opening {
  private record Live(int stage, Closeable end) {}

  private final Scope scope;
  private final Plan plan;
  private final List<Live> ends = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private final List<Worker> allWorkers = new ArrayList<>();
  private Set<Object> allWritten = Set.of();
  private List<Worker> workers = List.of(); // of the crossing that was opened last
  private volatile int stage; // what is being opened; written by the caller's thread

  Opening(Scope scope, Plan plan) {
    this.scope = scope;
    this.plan = plan;
  }

  /// The number of the stage that is being opened, from 0.
  int stage() {
    return stage;
  }

  /// Opens everything up to the sink.
  List<Section> open() throws Exception {
    List<Plan.Piece> pieces = plan.pieces();
    Cursor<Object> cursor = openHead(pieces.getFirst());
    List<Chain<Object, Object>> chains = openSteps(pieces);
    stage = plan.stages().size() - 1;
    scope.checkFine();
    Writable<Object> sink = add(openSink());
    scope.checkFine();
    SameFile.refuse(cursor, sink, plan.stages().getLast().name());
    refuseSides(pieces, chains, cursor, Located.keysOf(sink));
    if (scope.marks() != null && !(sink instanceof Checkpoint<?>)) {
      throw new IllegalStateException("cannot persist what was written before its end");
    }
    Passage before = null;
    for (int i = 0; i < pieces.size(); i++) {
      boolean last = i == pieces.size() - 1;
      Passage behind = last ? null : openPassage(pieces.get(i + 1));
      Writable<Object> out = behind == null ? sink : behind.writer();
      connect(
          pieces.get(i),
          before == null ? cursor : reader(before),
          chains.get(i),
          out,
          before,
          behind);
      before = behind;
    }
    return sections;
  }

  /// No file is read and written, or written twice.
  private void refuseSides(
      List<Plan.Piece> pieces,
      List<Chain<Object, Object>> chains,
      @Nullable Cursor<Object> cursor,
      Set<Object> written)
      throws SameFileException {
    var taken = new HashSet<>(written);
    allWritten = taken;
    for (int i = 0; i < chains.size(); i++) {
      int first = pieces.get(i).index() + 1;
      for (Map.Entry<Integer, Set<Object>> side : chains.get(i).sideKeys().entrySet()) {
        stage = first + side.getKey();
        String name = plan.stages().get(stage).name();
        SameFile.refuse(cursor, (Located) side::getValue, name);
        if (!Collections.disjoint(taken, side.getValue())) {
          throw new SameFileException(name, "is written by another stage too");
        }
        taken.addAll(side.getValue());
      }
    }
  }

  /// Opens everything; the last piece is pulled by the caller.
  Cursor<?> openPulled() throws Exception {
    List<Plan.Piece> pieces = plan.pieces();
    Cursor<Object> cursor = openHead(pieces.getFirst());
    if (pieces.size() == 1) {
      return openLast(cursor, pieces.getFirst());
    }
    List<Plan.Piece> pushed = pieces.subList(0, pieces.size() - 1);
    List<Chain<Object, Object>> chains = openSteps(pushed);
    refuseSides(pushed, chains, cursor, Set.of());
    Passage before = null;
    for (int i = 0; i < pushed.size(); i++) {
      Passage behind = openPassage(pieces.get(i + 1));
      Cursor<Object> in = before == null ? cursor : reader(before);
      connect(pieces.get(i), in, chains.get(i), behind.writer(), before, behind);
      before = behind;
    }
    return openLast(before == null ? cursor : add(reader(before)), pieces.getLast());
  }

  private Cursor<?> openLast(@Nullable Cursor<Object> in, Plan.Piece piece) throws Exception {
    try {
      return through(in, piece).open();
    } catch (StreamException e) {
      stage = piece.index() + e.stageIndex() - 1; // named anew, by its place in the whole
      throw e.getCause() instanceof Exception original ? original : e;
    }
  }

  List<Section> sections() {
    return sections;
  }

  private static Source<?> through(@Nullable Cursor<Object> cursor, Plan.Piece piece) {
    if (cursor == null) {
      throw new IllegalStateException("a producer needs a thread: put a buffer behind it");
    }
    Source<Object> source = new Opened(piece.head().name(), cursor);
    for (Transform<?, ?> step : piece.steps()) {
      source = source.through(Opening.<Transform<Object, Object>>erased(step));
    }
    return source;
  }

  /// A cursor that is open already, as a source.
  private record Opened(String name, Cursor<Object> cursor) implements Source<Object> {
    @Override
    public Cursor<Object> open() {
      return cursor;
    }
  }

  private @Nullable Cursor<Object> openHead(Plan.Piece piece)
      throws IOException, InterruptedException {
    stage = piece.index();
    scope.checkFine();
    if (piece.head() instanceof Source<?> source) {
      Cursor<Object> cursor = add(Opening.<Cursor<Object>>erased(source.open()));
      Marks marks = scope.marks();
      return marks == null ? cursor : marking(cursor, marks);
    }
    return null;
  }

  private static Cursor<Object> marking(Cursor<Object> cursor, Marks marks) throws IOException {
    if (!((Cursor<?>) cursor instanceof ResumableCursor<?, ?>)) {
      throw new IOException("has no positions to go on from, so a run cannot have checkpoints");
    }
    return new MarkingCursor(Opening.<ResumableCursor<Object, Object>>erased(cursor), marks);
  }

  private List<Chain<Object, Object>> openSteps(List<Plan.Piece> pieces) throws Exception {
    var chains = new ArrayList<Chain<Object, Object>>();
    for (Plan.Piece piece : pieces) {
      scope.checkFine();
      stage = piece.index() + 1;
      try {
        Chain<Object, Object> chain = add(Chain.open(piece.steps()));
        add(chain::closeSide);
        chains.add(chain);
      } catch (OpeningException e) {
        stage = piece.index() + 1 + e.step();
        switch (e.failure()) {
          case Error error -> throw error;
          case Exception exception -> throw exception;
          default -> throw e;
        }
      }
    }
    return chains;
  }

  private Writable<Object> openSink() throws IOException, InterruptedException {
    Sink<?> sink = plan.sink();
    if (sink == null) {
      throw new IllegalStateException("a pulled plan has no sink");
    }
    return erased(sink.open());
  }

  private void connect(
      Plan.Piece piece,
      @Nullable Cursor<Object> in,
      Chain<Object, Object> chain,
      Writable<Object> out,
      @Nullable Passage before,
      @Nullable Passage behind) {
    Stage head = piece.head();
    Producer<Object> producer = head instanceof Plan.Head p ? erased(p.producer()) : null;
    Section upstream = sections.isEmpty() ? null : sections.getLast();
    Stay stay = scope.stay(head.name());
    var section =
        new Section(
            scope,
            stay,
            piece.index(),
            producer,
            in,
            chain,
            out,
            upstream,
            before,
            behind,
            workers);
    if (in instanceof Marking marking) {
      marking.section(section);
    }
    sections.add(section);
  }

  /// Opens the crossing before a piece, with its workers.
  private Passage openPassage(Plan.Piece piece) throws IOException {
    stage = piece.index();
    scope.checkFine();
    Passage passage = add(((Crossing) piece.head()).open());
    workers =
        passage.loops().stream()
            .map(loop -> new Worker(scope, piece.index(), piece.head().name(), passage, loop))
            .toList();
    allWorkers.addAll(workers);
    return passage;
  }

  /// The reading end of the crossing behind the section that was connected last.
  private Cursor<Object> reader(Passage passage) {
    Cursor<Object> reader = passage.reader(sections.getLast()::unwanted);
    return scope.marks() == null ? reader : new MarkedCursor(reader);
  }

  /// Which files its sink and its steps write.
  Set<Object> written() {
    return allWritten;
  }

  /// The threads of the crossings.
  List<Worker> workers() {
    return allWorkers;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the builder checked the types
  private static <T> T erased(Object stage) {
    return (T) stage;
  }

  private <T extends Closeable> T add(T end) {
    ends.add(new Live(stage, end));
    return end;
  }

  /// Closes what was opened; what fails in that goes to the scope.
  void abandon() {
    sections.forEach(Section::never);
    allWorkers.forEach(Worker::never);
    for (Live live : ends) {
      try {
        live.end().close();
      } catch (Throwable e) {
        scope.fail(live.stage(), e);
      }
    }
  }
}
