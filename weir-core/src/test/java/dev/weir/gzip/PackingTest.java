package dev.weir.gzip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Driver;
import dev.weir.Driver.Collected;
import dev.weir.Emitter;
import dev.weir.Report;
import dev.weir.Reporting;
import dev.weir.Sources;
import dev.weir.Step;
import dev.weir.pipeline.Pipeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Gzip in blocks, on several threads. Where a library is missing, the JDK takes its place.
class PackingTest {
  private static final int BLOCK = GzipEncoder.MIN_BLOCK_BYTES;

  private static GzipEncoder encoder(Engine engine, int threads) {
    return Gzip.compress().engine(engine).threads(threads).blockBytes(BLOCK);
  }

  /// All that is on this thread's side has ended when the step is closed.
  @AfterEach
  void noThreadIsLeft() {
    List<String> left =
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.startsWith("weir-gzip"))
            .toList();
    assertEquals(List.of(), left);
  }

  static Stream<GzipEncoder> encoders() {
    var all = new ArrayList<GzipEncoder>();
    for (Engine engine : Engine.values()) {
      for (int threads : new int[] {1, 2, 3}) {
        all.add(encoder(engine, threads));
        all.add(encoder(engine, threads).inIndependentBlocks());
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void whatItWritesIsReadByTheJdkAndByUs(GzipEncoder encoder) throws Exception {
    for (int size : new int[] {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 10 * BLOCK + 7}) {
      for (byte[] data : List.of(Samples.text(size, 1), Samples.noise(size, 1), new byte[size])) {
        for (int in : new int[] {4_099, 1 << 20}) {
          byte[] packed = Driver.joined(Driver.pushed(encoder, Driver.blocks(data, in)));
          var back = Driver.pushed(Gzip.decompress().threads(2), Driver.blocks(packed, 10_007));
          assertArrayEquals(data, Driver.joined(back));
          if (size > 0 || !encoder.independent()) {
            assertArrayEquals(data, Samples.jdkGunzip(packed));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void neitherThreadsNorTheSizesOfTheInputShow(Engine engine) throws Exception {
    byte[] data = Samples.text(20 * BLOCK + 1_000, 2);
    byte[] two = Driver.joined(Driver.pushed(encoder(engine, 2), Driver.blocks(data, 1 << 16)));
    for (int threads : new int[] {2, 3, 8}) {
      for (int in : new int[] {997, 1 << 22}) {
        var blocks = Driver.blocks(data, in);
        assertArrayEquals(two, Driver.joined(Driver.pushed(encoder(engine, threads), blocks)));
        assertArrayEquals(two, Driver.joined(Driver.pulled(encoder(engine, threads), blocks)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
  void everyLevelIsReadByTheJdk(int level) throws Exception {
    byte[] data = Samples.text(5 * BLOCK + 3, 3);
    for (Engine engine : Engine.values()) {
      var encoder = encoder(engine, 2).level(level);
      byte[] packed = Driver.joined(Driver.pushed(encoder, Driver.blocks(data, 1 << 20)));
      assertArrayEquals(data, Samples.jdkGunzip(packed));
    }
  }

  @Test
  void theJdkMakesOneMemberHardlyLargerThanAllInOne() throws Exception {
    byte[] data = Samples.text(3_000_000, 4);
    var blocks = Driver.blocks(data, 1 << 18);
    var encoder = encoder(Engine.JDK, 2).blockBytes(GzipEncoder.DEFAULT_BLOCK_BYTES);
    byte[] packed = Driver.joined(Driver.pushed(encoder, blocks));
    byte[] whole = Driver.joined(Driver.pushed(Gzip.compress(), blocks));
    assertTrue(packed.length < whole.length * 1.01, packed.length + " against " + whole.length);
    var inflater = new Inflater(true);
    try {
      inflater.setInput(packed, 10, packed.length - 10);
      byte[] back = new byte[data.length];
      assertEquals(data.length, inflater.inflate(back));
      assertEquals(0, inflater.inflate(new byte[1]));
      assertTrue(inflater.finished());
      assertEquals(8, inflater.getRemaining());
    } finally {
      inflater.end();
    }
  }

  @Test
  void independentBlocksAreOf64KiBAtMostAndEndWithAnEmptyOne() throws Exception {
    byte[] data = Samples.noise(400_000, 5);
    var encoder = Gzip.compress().threads(2).inIndependentBlocks();
    byte[] packed = Driver.joined(Driver.pushed(encoder, List.of(Bytes.wrap(data))));
    int at = 0;
    int blocks = 0;
    while (at < packed.length - 28) {
      assertEquals('B', packed[at + 12]);
      assertEquals('C', packed[at + 13]);
      int length = 1 + (packed[at + 16] & 0xff) + ((packed[at + 17] & 0xff) << 8);
      byte[] alone = Samples.jdkGunzip(Bytes.copyOf(packed, at, length).toArray());
      assertEquals(Math.min(65_280, 400_000 - blocks * 65_280), alone.length);
      at += length;
      blocks++;
    }
    assertEquals(7, blocks);
    assertEquals(packed.length - 28, at);
    assertArrayEquals(Framing.bgzfEnd(), Bytes.wrap(packed, at, 28).toArray());
  }

  @Test
  void oneBlockStartsNoThread() throws Exception {
    var out = new Collected<Bytes>(false);
    try (var step = encoder(Engine.JDK, 4).open()) {
      step.take(Bytes.wrap(Samples.text(BLOCK - 1, 6)), out);
      assertTrue(step.flush(out));
      step.finish(out);
      noThreadIsLeft();
      assertEquals(1, report(step).values().get("threads"));
    }
  }

  @Test
  void itSaysWhoDidIt() throws Exception {
    var out = new Collected<Bytes>(false);
    try (var step = encoder(Engine.JDK, 2).open()) {
      step.take(Bytes.wrap(Samples.text(3 * BLOCK, 6)), out);
      step.finish(out);
      Report report = report(step);
      assertEquals(Report.Kind.DETAIL, report.kind());
      assertEquals("jdk, 2 threads", report.text());
    }
  }

  private static Report report(Step<?, ?> step) {
    Report report = ((Reporting) step).report();
    if (report == null) {
      throw new AssertionError("no report");
    }
    return report;
  }

  @Test
  void afterAFlushAllThatWasTakenIsThere() throws Exception {
    for (Engine engine : Engine.values()) {
      for (var encoder : List.of(encoder(engine, 2), encoder(engine, 2).inIndependentBlocks())) {
        var out = new Collected<Bytes>(false);
        byte[] data = Samples.text(3 * BLOCK + 100, 7);
        try (var step = encoder.open()) {
          step.take(Bytes.wrap(data), out);
          assertTrue(step.flush(out));
          byte[] sofar = Driver.joined(out.elements);
          var plain = new Collected<Bytes>(false);
          try (var gunzip = Gzip.decompress().open()) {
            gunzip.take(Bytes.wrap(sofar), plain);
            assertArrayEquals(data, Driver.joined(plain.elements));
          }
          assertTrue(step.flush(out));
          assertArrayEquals(sofar, Driver.joined(out.elements), "a second flush gives nothing");
          step.take(Bytes.wrap(data), out);
          step.finish(out);
        }
        byte[] whole = Samples.jdkGunzip(Driver.joined(out.elements));
        assertArrayEquals(Samples.concat(data, data), whole);
      }
    }
  }

  @Test
  void itGivesOnePieceAtATimeToOneWhoPauses() throws Exception {
    byte[] data = Samples.text(12 * BLOCK + 5, 8);
    var out = new Collected<Bytes>(true);
    try (var step = encoder(Engine.JDK, 2).open()) {
      step.take(Bytes.wrap(data), out);
      boolean more = true;
      while (more) {
        assertTrue(out.taken().size() <= 1);
        more = step.more(out);
      }
      out.taken();
      step.finish(out);
      more = true;
      while (more) {
        assertTrue(out.taken().size() <= 1);
        more = step.more(out);
      }
    }
    assertArrayEquals(data, Samples.jdkGunzip(Driver.joined(out.elements)));
  }

  @Test
  void itEndsItsThreadsWhenNobodyWantsMore() throws Exception {
    var out = new Collected<Bytes>(false);
    out.wanted = 1;
    try (var step = encoder(Engine.JDK, 2).open()) {
      step.take(Bytes.wrap(Samples.noise(20 * BLOCK, 9)), out);
      assertEquals(1, out.elements.size());
    }
  }

  @Test
  void itEndsItsThreadsWhenTheRunFails() {
    byte[] data = Samples.text(4 * BLOCK, 10);
    var failure =
        assertThrows(
            IOException.class,
            () ->
                Pipeline.from(Sources.of(List.of(Bytes.wrap(data), Bytes.wrap(data))))
                    .through(encoder(Engine.AUTO, 2))
                    .forEach(
                        piece -> {
                          throw new IOException("the disk is full");
                        })
                    .run());
    assertTrue(String.valueOf(failure.getMessage()).contains("the disk is full"));
  }

  @Test
  void itEndsItsThreadsWhenTheRunIsCancelled() throws Exception {
    var blocked = new CountDownLatch(1);
    var run =
        Pipeline.from(
                Sources.of(
                    Stream.generate(() -> Bytes.wrap(Samples.text(BLOCK, 11)))
                        .limit(1_000)
                        .toList()))
            .through(encoder(Engine.JDK, 3))
            .forEach(
                piece -> {
                  blocked.countDown();
                  new CountDownLatch(1).await();
                })
            .start();
    blocked.await();
    run.cancel();
    assertThrows(IOException.class, run::await);
  }

  @Test
  void anInterruptionWhileItWaitsComesThrough() throws Exception {
    Emitter<Bytes> out = new Collected<>(false);
    try (var step = encoder(Engine.JDK, 2).open()) {
      Thread.currentThread().interrupt();
      assertThrows(
          InterruptedException.class,
          () -> step.take(Bytes.wrap(Samples.noise(40 * BLOCK, 12)), out));
      assertFalse(Thread.currentThread().isInterrupted());
    }
  }

  @Test
  void whatGoesWrongInAThreadIsWhatTheStepThrows() throws Exception {
    var out = new Collected<Bytes>(false);
    var portion = new Portion(encoder(Engine.JDK, 2), new Presses(Engine.JDK, 99, BLOCK));
    portion.begin(Framing.JOINED, null);
    portion.fill(Bytes.wrap(Samples.noise(BLOCK, 13)), 0);
    portion.start(Runnable::run);
    assertThrows(IllegalArgumentException.class, portion::result); // there is no such level
    assertEquals(0, out.elements.size());
  }

  @Test
  void aLibraryThatIsNotThereIsReplacedAndSaid() {
    Found<String> missing = Found.look("libweir-is-not-there.so.7", _ -> "here");
    assertEquals("libweir-is-not-there.so.7 is not on this machine", missing.failure());
  }

  @Test
  void itSaysWhatItHolds() {
    var encoder = Gzip.compress().threads(2);
    long portions = 5 * (32L + 256) * 1024;
    long packed = 6L * (18 + BlockDeflater.room(256 << 10) + 8);
    assertEquals(2 * 268 * 1024, encoder.nativeBytes());
    assertEquals(portions + packed + encoder.nativeBytes(), encoder.heldBytes().orElseThrow());
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertRefused("threads must be from 1 to 256: 0", () -> Gzip.compress().threads(0));
    assertRefused("threads must be from 1 to 256: 257", () -> Gzip.compress().threads(257));
    assertRefused(
        "block must be from 32768 to 67108864: 32767", () -> Gzip.compress().blockBytes(32_767));
    assertRefused(
        "blocks that are independent must be from 32768 to 65280: 65281",
        () -> Gzip.compress().inIndependentBlocks().blockBytes(65_281));
  }

  private static void assertRefused(String message, Runnable setting) {
    var failure = assertThrows(IllegalArgumentException.class, setting::run);
    assertEquals(message, failure.getMessage());
  }
}
