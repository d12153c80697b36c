package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.CheckedConsumer;
import dev.weir.Sizes;
import dev.weir.StreamException;
import dev.weir.gzip.Gzip;
import dev.weir.pipeline.Job;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Summary;
import dev.weir.text.Grep;
import dev.weir.text.Lines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a run leaves that did not come to its end, and what the next makes of it.
class ResumptionTest {
  private static final int LINES = 40_000;
  private static final long EVERY = 100_000; // no multiple of a line, nor of a block

  @TempDir Path folder;
  private Path input;
  private Path output;

  @BeforeEach
  void text() throws IOException {
    input = folder.resolve("in.log");
    output = folder.resolve("out");
    var text = new StringBuilder("\ufeff");
    for (int i = 0; i < LINES; i++) {
      text.append(i % 7 == 0 ? "\ufeffERROR " : "info ").append("x".repeat(i % 50)).append(i);
      text.append(i % 3 == 0 ? "\r\n" : "\n");
    }
    Files.writeString(input, text.append("the last, without an end"));
  }

  /// What is between the ends; tells of each element that it has.
  @FunctionalInterface
  interface Between {
    Pipeline<Bytes> apply(Pipeline<Bytes> in, CheckedConsumer<Object> seen);
  }

  static Map<String, Between> betweens() {
    var all = new LinkedHashMap<String, Between>();
    all.put("nothing", Pipeline::peek);
    all.put("gzip", (in, seen) -> in.peek(seen).through(Gzip.compress()));
    all.put("gzip threads=2", (in, seen) -> in.peek(seen).through(Gzip.compress().threads(2)));
    all.put(
        "gzip independent",
        (in, seen) -> in.peek(seen).through(Gzip.compress().inIndependentBlocks()));
    all.put(
        "gzip gzip", (in, seen) -> in.peek(seen).through(Gzip.compress()).through(Gzip.compress()));
    all.put(
        "lines",
        (in, seen) ->
            in.through(Lines.utf8())
                .peek(seen)
                .through(Grep.text("ERROR"))
                .through(Lines.unlines()));
    all.put(
        "lines buffer gzip",
        (in, seen) ->
            in.buffer(Bound.elements(2))
                .through(Lines.utf8())
                .buffer(Bound.elements(100))
                .peek(seen)
                .map(line -> line + "!")
                .through(Lines.unlines())
                .through(Gzip.compress()));
    all.put(
        "lines and nothing found",
        (in, seen) ->
            in.through(Lines.utf8())
                .peek(seen)
                .through(Grep.text("nowhere"))
                .through(Lines.unlines())
                .through(Gzip.compress()));
    return all;
  }

  /// So many of the elements that are seen go into a block.
  private static long blocks(String between, long count) {
    return between.startsWith("lines") ? count * LINES / 42 : count;
  }

  static Stream<String> names() {
    return betweens().keySet().stream();
  }

  private Resumption open(String between) throws IOException {
    return open(between, EVERY);
  }

  private Resumption open(String between, long every) throws IOException {
    return Resumption.open(
        FileSource.of(input).blockBytes(1 << 15), FileSink.of(output), between, every);
  }

  /// Runs it to its end.
  private byte[] run(String between) throws IOException, InterruptedException {
    try (Resumption resumption = open(between)) {
      job(resumption, between, _ -> {}).run();
    }
    return Files.readAllBytes(output);
  }

  private static Job<Summary> job(
      Resumption resumption, String between, CheckedConsumer<Object> seen) {
    Between steps = Objects.requireNonNull(betweens().get(between));
    return steps
        .apply(Pipeline.from(resumption.source()), seen)
        .to(resumption.sink())
        .checkpoints(resumption.checkpoints());
  }

  /// A run that fails after so many blocks; false if it came to its end.
  private boolean failsAfter(long blocks, String between) throws Exception {
    var seen = new AtomicLong();
    long most = blocks(between, blocks);
    try (Resumption resumption = open(between)) {
      job(
              resumption,
              between,
              _ -> {
                if (seen.getAndIncrement() == most) {
                  throw new IOException("planted");
                }
              })
          .run();
      return false;
    } catch (StreamException e) {
      assertEquals("planted", StreamException.reason(Objects.requireNonNull(e.getCause())));
      return true;
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatIsGoneOnWithIsWhatOneRunWouldHaveWritten(String between) throws Exception {
    byte[] whole = run(between);
    Files.delete(output);
    int failures = 0;
    for (long blocks = 1; failsAfter(blocks, between); blocks += 3) {
      failures++;
      assertFalse(Files.exists(output), "nothing is seen before the end");
    }
    assertTrue(failures > 2, "it failed " + failures + " times");
    assertArrayEquals(whole, Files.readAllBytes(output));
    assertEquals(List.of("in.log", "out"), left());
  }

  /// As a kill would leave it: what was written behind the journal's place is there, and may be
  /// anything.
  @ParameterizedTest
  @MethodSource("names")
  void whatWasWrittenBehindThePlaceIsCutOff(String between) throws Exception {
    byte[] whole = run(between);
    Files.delete(output);
    assertTrue(failsAfter(11, between));
    Files.write(part(), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    assertArrayEquals(whole, run(between));
  }

  @Test
  void theResultIsWhatItShouldBe() throws Exception {
    run("gzip");
    try (var cursor = FileSource.of(output).through(Gzip.decompress()).open()) {
      var all = new ByteArrayOutputStream();
      for (Bytes block : cursor) {
        all.write(block.toArray());
      }
      assertArrayEquals(Files.readAllBytes(input), all.toByteArray());
    }
  }

  @Test
  void aRunGoesOnWhereTheLastOneWas() throws Exception {
    assertTrue(failsAfter(15, "lines"));
    try (Resumption resumption = open("lines")) {
      assertTrue(resumption.position() >= 3 * EVERY, Sizes.bytes(resumption.position()));
      assertTrue(resumption.position() <= 16 << 15);
      assertEquals(resumption.position(), resumption.kept());
    }
  }

  @Test
  void aRunThatFailsBeforeTheFirstPlaceLeavesNothing() throws Exception {
    assertTrue(failsAfter(1, "gzip"));
    assertEquals(List.of("in.log"), left());
  }

  @Test
  void twoRunsOnOneTargetAreRefused() throws Exception {
    try (Resumption _ = open("gzip")) {
      var e = assertThrows(IOException.class, () -> open("gzip"));
      assertEquals(output + ": another run is at work on it", e.getMessage());
    }
    open("gzip").close();
  }

  @Test
  void aTargetThatIsThereIsRefusedAtOnce() throws Exception {
    Files.writeString(output, "old");
    assertThrows(FileAlreadyExistsException.class, () -> open("gzip"));
    assertEquals(List.of("in.log", "out"), left());
  }

  @Test
  void anotherPipelineIsRefused() throws Exception {
    assertTrue(failsAfter(15, "gzip"));
    refuses("it was left by a run with another pipeline: 'gzip', not 'lines'", () -> open("lines"));
    refuses(
        "it was left by a run with another distance: '100000', not '5000'",
        () -> open("gzip", 5000));
  }

  @Test
  void aSourceThatHasChangedIsRefused() throws Exception {
    assertTrue(failsAfter(15, "gzip"));
    Files.setLastModifiedTime(input, FileTime.fromMillis(1_000));
    refuses(input + " has changed since", () -> open("gzip"));
  }

  @Test
  void aPartThatIsNotWhatWasWrittenIsRefused() throws Exception {
    assertTrue(failsAfter(15, "nothing"));
    byte[] written = Files.readAllBytes(part());
    byte[] other = written.clone();
    other[70_000] ^= 1;
    Files.write(part(), other);
    refuses(part() + " is not what was written", () -> open("nothing"));
    Files.write(part(), new byte[5]);
    refuses(part() + " has 5 bytes, not 300000", () -> open("nothing"));
    Files.delete(part());
    refuses(part() + " is not there", () -> open("nothing"));
  }

  @Test
  void aDamagedJournalIsRefusedWhereverItIsDamaged() throws Exception {
    assertTrue(failsAfter(15, "gzip"));
    byte[] written = Files.readAllBytes(journal());
    for (int at = 0; at < written.length; at++) {
      byte[] damaged = written.clone();
      damaged[at] ^= 4;
      Files.write(journal(), damaged);
      assertThrows(IOException.class, () -> open("gzip"), "byte " + at);
      Files.write(journal(), Arrays.copyOf(written, at));
      assertThrows(IOException.class, () -> open("gzip"), "to byte " + at);
    }
    Files.write(journal(), written);
    open("gzip").close();
  }

  @Test
  void aRunThatWasStoppedBeforeItsNameIsCompleted() throws Exception {
    byte[] whole = run("gzip");
    Files.delete(output);
    assertTrue(failsAfter(15, "gzip"));
    var sum = new CRC32C();
    sum.update(whole);
    read().at(Long.MAX_VALUE, whole.length, sum.getValue(), true).write(journal());
    Files.write(part(), whole);
    try (Resumption resumption = open("gzip")) {
      assertTrue(resumption.isComplete());
      resumption.complete();
    }
    assertArrayEquals(whole, Files.readAllBytes(output));
    assertEquals(List.of("in.log", "out"), left());
  }

  @Test
  void aRunThatWasStoppedBehindItsNameIsOver() throws Exception {
    assertTrue(failsAfter(15, "gzip"));
    read().at(Long.MAX_VALUE, 1, 1, true).write(journal());
    Files.move(part(), output);
    try (Resumption resumption = open("gzip")) {
      assertTrue(resumption.isComplete());
      resumption.complete();
    }
    assertEquals(List.of("in.log", "out"), left());
  }

  @Test
  void whatCannotGoOnInTheMiddleIsRefusedBeforeItBegins() throws Exception {
    try (Resumption resumption = open("take")) {
      var e =
          assertThrows(
              IllegalStateException.class,
              () ->
                  Pipeline.from(resumption.source())
                      .through(Gzip.decompress())
                      .to(resumption.sink())
                      .checkpoints(resumption.checkpoints()));
      assertEquals(
          "a run with checkpoints is not possible: gunzip cannot go on in the middle of its input",
          e.getMessage());
    }
    assertEquals(List.of("in.log"), left());
  }

  private static void refuses(String reason, Executable open) {
    var e = assertThrows(IOException.class, open);
    String said = String.valueOf(e.getMessage());
    assertTrue(said.contains("cannot go on: " + reason + "; remove "), said);
  }

  private Journal read() throws IOException {
    return Objects.requireNonNull(Journal.read(journal()));
  }

  private Path part() {
    return folder.resolve(".out.weir-part");
  }

  private Path journal() {
    return folder.resolve(".out.weir-journal");
  }

  private List<String> left() throws IOException {
    var names = new ArrayList<String>();
    try (Stream<Path> files = Files.list(folder)) {
      files.map(file -> file.getFileName().toString()).sorted().forEach(names::add);
    }
    return names;
  }
}
