package dev.weir.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.Driver;
import dev.weir.Driver.Collected;
import dev.weir.Emitter;
import dev.weir.LimitException;
import dev.weir.Sources;
import dev.weir.Step;
import dev.weir.StreamException;
import dev.weir.Tee;
import dev.weir.Transform;
import dev.weir.Transforms;
import dev.weir.file.FileSink;
import dev.weir.pipeline.Pipeline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ParallelLinesTest {
  private static final ParallelLines SMALL = Lines.parallel(3).chunkBytes(1 << 10);

  @Test
  void resultsAreThoseOfOneThreadInOrder() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      byte[] text = text(random);
      var blocks = Driver.blocks(text, 1 + random.nextInt(i % 3 == 0 ? 50 : 9_000));
      Transform<Bytes, String> one = Lines.utf8().andThen(Grep.pattern("[ae]"));
      var expected = Driver.pushed(one, blocks);
      assertEquals(expected, Driver.pushed(SMALL.through(one), blocks), "seed " + seed);
      assertEquals(expected, Driver.pulled(SMALL.through(one), blocks), "seed " + seed);
      var any = new ArrayList<>(Driver.pushed(SMALL.unordered().through(one), blocks));
      any.sort(null);
      assertEquals(expected.stream().sorted().toList(), any, "seed " + seed);
    }
  }

  private static byte[] text(Random random) {
    String[] words = {"a", "river", "é", "𝄞", "\r", "\n", "\r\n", "\n\ufeff", "\ufeff", "x"};
    var text = new StringBuilder(random.nextBoolean() ? "\ufeff" : "");
    for (int n = random.nextInt(20_000); n > 0; n--) {
      text.append(words[random.nextInt(words.length)].repeat(random.nextInt(400) == 0 ? 900 : 1));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aTextInWhichEachLineBeginsWithAByteOrderMarkIsAsGoodAsAnother() throws Exception {
    var blocks = blocks("\ufeffriver\n".repeat(3_000));
    var lines = Lines.utf8().maxBytes(100);
    List<Transform<Bytes, ?>> all =
        List.of(
            lines,
            lines.views(),
            lines.andThen(Grep.text("r")),
            Decode.from(StandardCharsets.UTF_8).andThen(Transforms.map(CharSequence::toString)));
    for (Transform<Bytes, ?> one : all) {
      String expected = text(Driver.pushed(one, blocks));
      assertEquals(expected, text(Driver.pushed(SMALL.maxBytes(100).through(one), blocks)));
    }
  }

  private static String text(List<?> elements) {
    var text = new StringBuilder();
    for (Object element : elements) {
      text.append(element instanceof Bytes bytes ? bytes.utf8() : element);
    }
    return text.toString();
  }

  @Test
  void aFlushCutsWhereTheTextThatWasTakenEnds() throws Exception {
    var out = new Collected<String>(false);
    try (var step = SMALL.through(Lines.utf8()).open()) {
      step.take(Bytes.utf8("a\n"), out);
      assertTrue(step.flush(out));
      assertEquals(List.of("a"), out.taken());
      step.take(Bytes.utf8("\ufeffb\n"), out);
      assertTrue(step.flush(out));
    }
    assertEquals(List.of("\ufeffb"), out.taken());
  }

  @Test
  void whatCameBeforeAFailureIsGiven() throws Exception {
    Transform<String, String> failing =
        Transforms.map(
            line -> {
              if (line.equals("bad")) {
                throw new IllegalStateException("no");
              }
              return line;
            });
    var given = new Collected<String>(false);
    try (var step = SMALL.through(Lines.utf8().andThen(failing)).open()) {
      var e =
          assertThrows(
              IllegalStateException.class,
              () -> {
                step.take(Bytes.utf8("good\n".repeat(10) + "bad\n"), given);
                step.finish(given);
              });
      assertEquals("no", e.getMessage());
    }
    assertEquals(10, given.elements.size());
  }

  @Test
  void theResultsThatWaitWeighNoMoreThanIsStated() throws Exception {
    var live = new AtomicLong(); // bytes of results that were made and not given
    var most = new AtomicLong();
    Transform<Bytes, Bytes> growing =
        () ->
            (in, out) -> {
              for (int i = 0; i < 200; i++) {
                most.accumulateAndGet(live.addAndGet(6_000), Math::max);
                out.emit(Bytes.wrap(new byte[6_000]));
              }
            };
    var transform = SMALL.through(growing);
    try (var cursor = Sources.of(blocks("line\n".repeat(4_000))).through(transform).open()) {
      for (Bytes read = cursor.read(); read != null; read = cursor.read()) {
        live.addAndGet(-read.length());
      }
    }
    long chunk = ParallelStep.RESULT_BYTES;
    long stated = 7 * chunk + 3 * ParallelStep.BATCH_BYTES;
    assertTrue(most.get() <= stated + 4 * 6_000, most.get() + " of " + stated);
  }

  @Test
  void anEmptyInputHasNoResultsAndNoThread() throws Exception {
    assertEquals(List.of(), Driver.pushed(SMALL.through(Lines.utf8()), List.of()));
  }

  @Test
  void slicesThatWaitDoNotKeepTheirChunk() throws Exception {
    var lines = Driver.pushed(SMALL.through(Lines.utf8().views()), blocks("abc\n".repeat(1_000)));
    assertEquals(1_000, lines.size());
    lines.forEach(line -> assertEquals(3, line.heldBytes()));
  }

  @Test
  void severalChunksAreWorkedOnAtATime() throws Exception {
    var together = new CountDownLatch(3);
    Transform<Bytes, Bytes> meeting =
        Transforms.map(
            chunk -> {
              together.countDown();
              together.await();
              return chunk;
            });
    byte[] text = "line\n".repeat(2_000).getBytes(StandardCharsets.UTF_8);
    var chunks = Driver.pushed(SMALL.through(meeting), Driver.blocks(text, 700));
    assertEquals(Bytes.wrap(text), Bytes.wrap(Driver.joined(chunks)));
  }

  @Test
  void noMoreChunksAreOnTheirWayThanTwiceTheThreads() throws Exception {
    var taken = new AtomicInteger();
    var gate = new CountDownLatch(1);
    Transform<Bytes, Bytes> waiting =
        Transforms.map(
            chunk -> {
              gate.await();
              return chunk;
            });
    var source =
        Sources.of(Driver.blocks("line\n".repeat(8_000).getBytes(StandardCharsets.UTF_8), 1_000))
            .peek(
                _ -> {
                  if (taken.incrementAndGet() == 10) {
                    gate.countDown(); // were fewer taken, this would never end
                  }
                });
    Pipeline.from(source).through(SMALL.chunkBytes(2_000).through(waiting)).forEach(_ -> {}).run();
    assertTrue(taken.get() >= 40);
  }

  @Test
  void aFailureNamesItsPlaceAndStopsTheOthers() {
    String text = "good\n".repeat(2_000) + "b\u00ffd\n" + "good\n".repeat(9_000);
    byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
    Transform<Bytes, String> reporting = Lines.utf8().onMalformed(Malformed.REPORT);
    var failure =
        assertThrows(
            CorruptDataException.class,
            () -> Driver.pushed(SMALL.through(reporting), Driver.blocks(latin, 3_000)));
    assertEquals("malformed UTF-8 at byte 10001", failure.getMessage());
    assertEquals(10_001, failure.offset());
    var job =
        Pipeline.from(Sources.of(Driver.blocks(latin, 3_000)))
            .through(SMALL.through(reporting))
            .forEach(_ -> {});
    var e = assertThrows(StreamException.class, job::run);
    assertInstanceOf(CorruptDataException.class, e.getCause());
  }

  @Test
  void whatAUserThrowsIsTheCause() {
    var thrown = new IllegalStateException("no");
    Transform<Bytes, Bytes> failing =
        Transforms.map(
            _ -> {
              throw thrown;
            });
    var job = Pipeline.from(Sources.of(blocks("a\n"))).through(SMALL.through(failing)).first();
    assertSame(thrown, assertThrows(StreamException.class, job::run).getCause());
  }

  @Test
  void aLineThatIsTooLongIsRefused() {
    var failure =
        assertThrows(
            LimitException.class,
            () ->
                Driver.pushed(
                    SMALL.maxBytes(2_000).through(Lines.utf8()),
                    blocks("short\n" + "x".repeat(5_000) + "\n")));
    assertTrue(String.valueOf(failure.getMessage()).contains("is longer than 2,000 bytes"));
  }

  @Test
  void whoWantsNoMoreEndsTheThreads() throws Exception {
    byte[] text = "line\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);
    assertEquals(
        List.of("line", "line"),
        Pipeline.from(Sources.of(Driver.blocks(text, 10_000)))
            .through(SMALL.through(Lines.utf8()))
            .take(2)
            .toList(9)
            .run());
    assertNoThreads();
  }

  @Test
  void closingEndsTheThreadsAtOnce() throws Exception {
    var never = new CountDownLatch(1);
    var inside = new CountDownLatch(1);
    Transform<Bytes, Bytes> waiting =
        Transforms.map(
            chunk -> {
              inside.countDown();
              never.await();
              return chunk;
            });
    try (var step = SMALL.through(waiting).open()) {
      step.take(Bytes.utf8("line\n".repeat(300)), new Collected<Bytes>(false));
      inside.await();
    }
    assertNoThreads();
  }

  @Test
  void aStepThatWritesBesideTheStreamIsRefusedAndClosed(@TempDir Path directory) throws Exception {
    Transform<Bytes, Bytes> beside = Tee.to(FileSink.of(directory.resolve("copy")));
    var job =
        Pipeline.from(Sources.of(blocks("a\nb\n"))).through(SMALL.through(beside)).forEach(_ -> {});
    var e = assertThrows(StreamException.class, job::run);
    assertInstanceOf(IllegalStateException.class, e.getCause());
    assertTrue(String.valueOf(e.getMessage()).contains("before or behind"), e.getMessage());
    try (var files = Files.list(directory)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void aChainWithinThatWritesNothingBesideIsNotRefused() throws Exception {
    var utf8 = StandardCharsets.UTF_8;
    var nested = new Recode("recode", Decode.from(utf8), Encode.to(utf8)); // opens a chain
    var given = Driver.pushed(SMALL.through(nested), blocks("a\nb\n"));
    assertEquals("a\nb\n", text(given));
  }

  @Test
  void everyLifeThatWasOpenedIsClosed() throws Exception {
    for (int bytes : new int[] {0, 10, 1_500, 9_000}) {
      for (boolean finished : List.of(true, false)) {
        var open = new AtomicInteger();
        Transform<Bytes, Bytes> counting =
            () -> {
              open.incrementAndGet();
              return new Step<>() {
                @Override
                public void take(Bytes in, Emitter<? super Bytes> out) {}

                @Override
                public void close() {
                  open.decrementAndGet();
                }
              };
            };
        var out = new Collected<Bytes>(false);
        try (var step = SMALL.through(counting).open()) {
          step.take(Bytes.utf8("line\n".repeat(bytes / 5)), out);
          if (finished) {
            step.finish(out);
          }
        }
        assertEquals(0, open.get(), bytes + " bytes");
      }
    }
  }

  private static void assertNoThreads() {
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().startsWith("weir-lines-")));
  }

  @Test
  void aFlushGivesTheWholeLinesThatWereTaken() throws Exception {
    var out = new Collected<String>(false);
    try (var step = SMALL.through(Lines.utf8()).open()) {
      step.take(Bytes.utf8("one\ntwo\nthr"), out);
      assertFalse(step.flush(out));
      step.take(Bytes.utf8("ee\n"), out);
      step.finish(out);
    }
    assertEquals(List.of("one", "two", "three"), out.elements);
  }

  @Test
  void itIsAValueWithABound() {
    assertEquals(Lines.parallel(2), new ParallelLines(2, true, 256 << 10, 1 << 20));
    assertEquals("lines", SMALL.through(Lines.utf8()).name());
    assertTrue(SMALL.through(Lines.utf8()).heldBytes().isPresent());
    assertThrows(IllegalArgumentException.class, () -> Lines.parallel(0));
    assertThrows(IllegalArgumentException.class, () -> Lines.parallel(2).chunkBytes(1));
    assertThrows(IllegalArgumentException.class, () -> Lines.parallel(2).maxBytes(0));
  }

  private static List<Bytes> blocks(String text) {
    return Driver.blocks(text.getBytes(StandardCharsets.UTF_8), 1_000);
  }
}
