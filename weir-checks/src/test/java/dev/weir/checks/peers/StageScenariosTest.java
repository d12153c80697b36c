package dev.weir.checks.peers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.Cursor;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.Transform;
import dev.weir.Transforms;
import dev.weir.file.FileSource;
import dev.weir.gzip.Deflate;
import dev.weir.gzip.Gzip;
import dev.weir.gzip.Zlib;
import dev.weir.pipeline.Pipeline;
import dev.weir.testkit.Call;
import dev.weir.testkit.Journal;
import dev.weir.testkit.NoLeaks;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSource;
import dev.weir.text.Lines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What others hold loops, stages, lines, gzip and files to: N-28 to N-35 of
/// `docs/peer-scenarios.md`.
@ExtendWith(NoLeaks.class)
class StageScenariosTest {
  private static final int DATA_BYTES = 100_000;

  private final Journal journal = new Journal();
  @TempDir Path folder;

  private ScriptedSource<Integer> endless() {
    return ScriptedSource.of(journal, "source", () -> IntStream.iterate(0, n -> n + 1).iterator());
  }

  @Test
  void n28ALoopThatBreaksClosesWhatIsBeforeIt() throws Exception {
    try (Cursor<Integer> cursor = endless().through(Transforms.map(n -> n + 1)).open()) {
      for (int n : cursor) {
        if (n == 3) {
          break;
        }
      }
    }
    assertEquals(1, journal.count("source", Call.CLOSE));
    assertEquals(3, journal.count("source", Call.READ));
  }

  @Test
  void n29ALoopThatThrowsIsHeardAndAFailingCloseIsAttached() {
    var thrown = new IllegalStateException("E");
    var closing = new IOException("close");
    Source<Integer> source = endless().with(Script.failing(Call.CLOSE, 1, closing));
    var e =
        assertThrows(
            IllegalStateException.class,
            () -> {
              try (Cursor<Integer> cursor = source.open()) {
                for (int _ : cursor) {
                  throw thrown;
                }
              }
            });
    assertSame(thrown, e);
    assertSame(closing, e.getSuppressed()[0]);
  }

  @Test
  void n30WhatAGeneratorHasToCleanUpIsCleanedUpOnce() throws Exception {
    assertEquals(0, Pipeline.from(endless()).first().run().orElseThrow());
    assertEquals(1, journal.count("source", Call.CLOSE));
    journal.assertLivesAreWhole();
  }

  @Test
  void n31ConcurrentCallsKeepTheOrderAndTheirNumber() throws Exception {
    var inFlight = new AtomicInteger();
    var most = new AtomicInteger();
    List<Integer> results =
        Pipeline.from(Sources.range(0, 200))
            .mapConcurrent(
                2,
                Bound.elements(4),
                n -> {
                  most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                  for (int i = 0; i < (n % 7) * 1_000; i++) {
                    Thread.onSpinWait();
                  }
                  inFlight.decrementAndGet();
                  return n;
                })
            .toList(1_000)
            .run();
    assertEquals(IntStream.range(0, 200).boxed().toList(), results);
    assertTrue(most.get() <= 2, "" + most);
  }

  @Test
  void n32ExactlySoManyAreTakenFromAnEndlessSource() throws Exception {
    assertEquals(List.of(0, 1, 2), Pipeline.from(endless()).take(3).toList(9).run());
    assertEquals(3, journal.count("source", Call.READ));
    assertEquals(1, journal.count("source", Call.CLOSE));
  }

  @Test
  void n33LinesAreWhatIsBetweenTheLineFeeds() throws Exception {
    Map<String, List<String>> cases = new LinkedHashMap<>();
    cases.put("", List.of());
    cases.put("\n", List.of(""));
    cases.put("line 1", List.of("line 1"));
    cases.put("\u884c\u4e00\n\u884c\u4e8c\nrest", List.of("\u884c\u4e00", "\u884c\u4e8c", "rest"));
    cases.put("a\n\nb\n", List.of("a", "", "b"));
    for (var one : cases.entrySet()) {
      byte[] bytes = Bytes.utf8(one.getKey()).toArray();
      var pieces = new ArrayList<Bytes>(); // a byte at a time: a character may be in three of them
      for (byte b : bytes) {
        pieces.add(Bytes.wrap(new byte[] {b}));
      }
      assertEquals(
          one.getValue(), Pipeline.from(Sources.of(pieces)).through(Lines.utf8()).toList(9).run());
    }
  }

  @Test
  void n34HalfOfAStreamIsAnErrorBehindWhatIsRight() throws Exception {
    Map<Transform<Bytes, Bytes>, Transform<Bytes, Bytes>> codecs = new LinkedHashMap<>();
    codecs.put(Gzip.compress(), Gzip.decompress());
    codecs.put(Zlib.compress(), Zlib.decompress());
    codecs.put(Deflate.compress(), Deflate.decompress());
    byte[] data = new byte[DATA_BYTES];
    RandomGenerator.of("L64X128MixRandom").nextBytes(data);
    for (var codec : codecs.entrySet()) {
      byte[] whole = through(data, codec.getKey(), new ByteArrayOutputStream());
      byte[] half = Arrays.copyOf(whole, whole.length / 2);
      var got = new ByteArrayOutputStream();
      var e = assertThrows(IOException.class, () -> through(half, codec.getValue(), got));
      assertInstanceOf(CorruptDataException.class, e.getCause());
      assertTrue(String.valueOf(e.getMessage()).contains("truncated"), e.getMessage());
      assertTrue(got.size() > 0, "something was given");
      assertArrayEquals(Arrays.copyOf(data, got.size()), got.toByteArray());
    }
  }

  private static byte[] through(
      byte[] data, Transform<Bytes, Bytes> transform, ByteArrayOutputStream out)
      throws IOException, InterruptedException {
    Pipeline.from(Sources.of(Bytes.wrap(data)))
        .through(transform)
        .forEach(block -> out.write(block.toArray()))
        .run();
    return out.toByteArray();
  }

  @Test
  void n35ARangeIsExactlyThatOrIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "0123456789");
    assertEquals("2345", read(FileSource.of(file).range(2, 6)));
    assertEquals("789", read(FileSource.of(file).from(7)));
    assertEquals("", read(FileSource.of(file).range(4, 4)));
    assertThrows(IllegalArgumentException.class, () -> FileSource.of(file).range(6, 2));
    assertThrows(IOException.class, () -> read(FileSource.of(file).from(11)));
    assertFalse(read(FileSource.of(file).range(8, 100)).isEmpty());
  }

  private static String read(FileSource source) throws IOException, InterruptedException {
    var text = new StringBuilder();
    try (Cursor<Bytes> cursor = source.open()) {
      for (Bytes block : cursor) {
        text.append(block.text(0, block.length(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }
}
