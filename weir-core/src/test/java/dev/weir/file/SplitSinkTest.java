package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Ending;
import dev.weir.LimitException;
import dev.weir.Report;
import dev.weir.SameFileException;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.TransferSource;
import dev.weir.TransferTarget;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Summary;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import dev.weir.text.LogGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SplitSinkTest {
  private static final int[] AWKWARD = {1, 7, 64, 4_999, 100_003};

  @TempDir Path directory;
  private Path out;

  @BeforeEach
  void out() throws IOException {
    out = Files.createDirectory(directory.resolve("out"));
  }

  private Path path() {
    return out.resolve("p");
  }

  private Summary split(SplitSink sink, String... blocks) throws Exception {
    Source<Bytes> source = Sources.of(List.of(blocks)).map(Bytes::utf8);
    return Pipeline.from(source).to(sink).run();
  }

  private String part(String name) throws IOException {
    return Files.readString(out.resolve(name));
  }

  private List<String> names() throws IOException {
    return Probe.names(out);
  }

  @Test
  void sizeCutsBytesExactly() throws Exception {
    split(SplitSink.bytes(path(), 3), "a", "bcdefg", "h");
    assertEquals(List.of("p-0001", "p-0002", "p-0003"), names());
    assertEquals(
        List.of("abc", "def", "gh"), List.of(part("p-0001"), part("p-0002"), part("p-0003")));
  }

  @Test
  void aFullLastPartIsFollowedByNone() throws Exception {
    split(SplitSink.bytes(path(), 2), "abcd");
    assertEquals(List.of("p-0001", "p-0002"), names());
  }

  @Test
  void linesAreCutBehindTheirEnds() throws Exception {
    split(SplitSink.lines(path(), 2), "1\n2", "\r\n", "\n4\n5");
    assertEquals(
        List.of("1\n2\r\n", "\n4\n", "5"), List.of(part("p-0001"), part("p-0002"), part("p-0003")));
    assertEquals(3, names().size());
  }

  @Test
  void ofNothingThereIsNoPart() throws Exception {
    Summary summary = split(SplitSink.bytes(path(), 2));
    assertEquals("no parts", summary.reports().getFirst().report().text());
    split(SplitSink.lines(path(), 2), "");
    Path empty = Files.createFile(directory.resolve("empty"));
    Pipeline.from(FileSource.of(empty)).to(SplitSink.bytes(path(), 2)).run();
    assertEquals(List.of(), names());
  }

  @Test
  void joinedThePartsAreWhatWasWritten() throws Exception {
    byte[] log;
    try (var cursor = new LogGenerator(40_000, 1).open()) {
      log = Probe.all(cursor);
    }
    Path whole = Files.write(directory.resolve("log"), log);
    for (int amount : AWKWARD) {
      for (boolean inLines : List.of(false, true)) {
        long size = inLines ? Math.max(1, amount / 100) : Math.max(100, amount);
        SplitSink sink = inLines ? SplitSink.lines(path(), size) : SplitSink.bytes(path(), size);
        Pipeline.from(FileSource.of(whole)).to(sink.durable(false)).run(); // by the kernel
        assertWhole(log);
        Pipeline.from(FileSource.of(whole).blockBytes(1_000))
            .map(b -> b)
            .to(sink.durable(false))
            .run();
        assertWhole(log);
      }
    }
  }

  private void assertWhole(byte[] log) throws IOException {
    var joined = new ByteArrayOutputStream();
    for (String name : names()) {
      joined.writeBytes(Files.readAllBytes(out.resolve(name)));
      Files.delete(out.resolve(name));
    }
    assertEquals(Bytes.wrap(log), Bytes.wrap(joined.toByteArray()));
  }

  @Test
  void theNumberTakesThePlaceInTheName() throws Exception {
    split(SplitSink.bytes(out.resolve("a{}b.log"), 1).digits(2), "xy");
    assertEquals(List.of("a01b.log", "a02b.log"), names());
    assertThrows(IllegalArgumentException.class, () -> SplitSink.bytes(Path.of("{}{}"), 1));
    assertThrows(IllegalArgumentException.class, () -> SplitSink.bytes(Path.of("{}/a"), 1));
    assertThrows(IllegalArgumentException.class, () -> SplitSink.bytes(path(), 0));
    assertThrows(IllegalArgumentException.class, () -> SplitSink.lines(path(), 1).digits(10));
  }

  @Test
  void nothingAppearsBeforeTheEndAndNothingStaysWithoutIt() throws Exception {
    SplitSink sink = SplitSink.bytes(path(), 1);
    assertEquals(Ending.AT_END, sink.ending());
    try (var parts = sink.open()) {
      parts.write(Bytes.utf8("abc"));
      assertTrue(names().stream().allMatch(name -> name.startsWith(".p-000")), "" + names());
      assertEquals(3, names().size());
    }
    assertEquals(List.of(), names());
    try (var parts = sink.open()) {
      parts.write(Bytes.utf8("abc"));
      parts.end();
      assertEquals(List.of("p-0001", "p-0002", "p-0003"), names());
    }
    assertEquals(List.of("p-0001", "p-0002", "p-0003"), names());
  }

  @Test
  void aRunThatFailsLeavesNoPart() throws Exception {
    var failure = assertThrows(StreamException.class, () -> failing(SplitSink.bytes(path(), 1)));
    assertEquals("map: no (stage 2 of 3, after 3 B in, 2 B out)", failure.getMessage());
    assertEquals(List.of(), names());
  }

  private static void failing(SplitSink sink) throws Exception {
    Pipeline.from(Sources.of(Bytes.utf8("a"), Bytes.utf8("b"), Bytes.utf8("c")))
        .map(
            block -> {
              if (block.utf8().equals("c")) {
                throw new IOException("no");
              }
              return block;
            })
        .to(sink)
        .run();
  }

  @Test
  void asFilledTheFailureSaysWhichPartsStay() throws Exception {
    SplitSink sink = SplitSink.bytes(path(), 1).asFilled();
    assertEquals(Ending.AS_WRITTEN, sink.ending());
    var failure = assertThrows(StreamException.class, () -> failing(sink));
    assertTrue(
        failure.getMessage().contains("no, after 2 parts, p-0001 to p-0002 were committed ("),
        failure.getMessage());
    assertEquals(List.of("p-0001", "p-0002"), names());
  }

  @Test
  void asFilledAPartIsThereWhenItIsFull() throws Exception {
    try (var parts = SplitSink.bytes(path(), 2).asFilled().open()) {
      parts.write(Bytes.utf8("abc"));
      assertEquals("ab", part("p-0001"));
      assertFalse(Files.exists(out.resolve("p-0002")));
    }
    assertEquals(List.of("p-0001"), names());
  }

  @Test
  void theReportNamesTheFiles() throws Exception {
    Report report = split(SplitSink.bytes(path(), 2), "abc").reports().getFirst().report();
    assertEquals("2 parts, p-0001 to p-0002", report.text());
    Path real = out.toRealPath();
    assertEquals(
        Map.of("parts", 2L, "first", real + "/p-0001", "last", real + "/p-0002", "removed", 0L),
        report.values());
    assertEquals(Report.Kind.DETAIL, report.kind());
  }

  @Test
  void anyOldPartIsRefusedBeforeAnythingIsWritten() throws Exception {
    Files.writeString(out.resolve("p-0077"), "old");
    Files.writeString(out.resolve("p-77"), "another");
    Files.writeString(out.resolve("p-007x"), "another");
    var failure =
        assertThrows(StreamException.class, () -> split(SplitSink.bytes(path(), 2), "abc"));
    assertInstanceOf(FileAlreadyExistsException.class, failure.getCause());
    assertTrue(
        failure.getMessage().startsWith("split:" + path() + ": p-0077 is there already ("),
        failure.getMessage());
    assertEquals(List.of("p-0077", "p-007x", "p-77"), names());
  }

  @Test
  void replacingTakesThePlaceOfAllOldParts() throws Exception {
    Files.writeString(out.resolve("p-0001"), "old");
    Files.setPosixFilePermissions(
        out.resolve("p-0001"), PosixFilePermissions.fromString("rw-------"));
    Files.writeString(out.resolve("p-0003"), "old");
    Files.writeString(out.resolve("p-3"), "another");
    assertThrows(StreamException.class, () -> failing(SplitSink.bytes(path(), 1).replace()));
    assertEquals("old", part("p-0001"));
    Summary summary = split(SplitSink.bytes(path(), 2).replace(), "abc");
    assertEquals(List.of("p-0001", "p-0002", "p-3"), names());
    assertEquals("ab", part("p-0001"));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve("p-0001"))));
    assertEquals(
        "2 parts, p-0001 to p-0002, 1 old one removed",
        summary.reports().getFirst().report().text());
  }

  @Test
  void replacingRemovesAPartOfNumberZeroToo() throws Exception {
    for (String name : List.of("p-0000", "p-0001", "p-0002")) { // as split -d counts
      Files.writeString(out.resolve(name), "old");
    }
    split(SplitSink.bytes(path(), 2).replace(), "ab");
    assertEquals(List.of("p-0001"), names());
    assertEquals("ab", part("p-0001"));
  }

  @Test
  void whatIsNoFileIsNeverReplaced() throws Exception {
    Files.createDirectory(out.resolve("p-0002"));
    assertThrows(IOException.class, () -> split(SplitSink.bytes(path(), 2).replace(), "abc"));
    assertEquals(List.of("p-0002"), names());
  }

  @Test
  void aPartThatAppearsMeanwhileStaysAndTheOthersAreTakenBack() throws Exception {
    try (var parts = SplitSink.bytes(path(), 1).open()) {
      parts.write(Bytes.utf8("abc"));
      Files.writeString(out.resolve("p-0003"), "other");
      assertThrows(FileAlreadyExistsException.class, parts::end);
    }
    assertEquals(List.of("p-0003"), names());
    assertEquals("other", part("p-0003"));
  }

  @Test
  void morePartsThanTheDigitsCountAreRefused() throws Exception {
    var failure =
        assertThrows(
            StreamException.class, () -> split(SplitSink.bytes(path(), 1).digits(1), "0123456789"));
    assertInstanceOf(LimitException.class, failure.getCause());
    assertTrue(failure.getMessage().contains("more than 9 parts: there are only 1 digits"));
    assertEquals(List.of(), names());
    split(SplitSink.bytes(path(), 1).digits(1), "012345678");
    assertEquals(9, names().size());
  }

  @Test
  void oneFileIsOpenAtATime() throws Exception {
    long before = Probe.descriptors();
    try (var parts = SplitSink.bytes(path(), 1).durable(false).open()) {
      parts.write(Bytes.utf8("abcdefghijklmnopqrstuvwxyz"));
      assertEquals(before, Probe.descriptors());
    }
    try (var parts = SplitSink.bytes(path(), 100).open()) {
      parts.write(Bytes.utf8("abc"));
      assertEquals(before + 1, Probe.descriptors());
      parts.abort();
      assertThrows(IOException.class, () -> parts.write(Bytes.utf8("abc")));
    }
    assertEquals(before, Probe.descriptors());
    assertEquals(List.of(), names());
  }

  @Test
  void anInterruptedWriteWithinOnePartCanBeTriedAgain() throws Exception {
    try (var parts = SplitSink.bytes(path(), 100_000).open()) {
      Bytes large = Bytes.wrap(Probe.noise(80_000));
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> parts.write(large));
      parts.write(large);
      parts.end();
    }
    assertEquals(80_000, Files.size(out.resolve("p-0001")));
  }

  @Test
  void noPartIsReadIntoItself() throws Exception {
    Path old = Files.writeString(out.resolve("p-0001"), "old");
    var failure =
        assertThrows(
            StreamException.class,
            () -> Pipeline.from(FileSource.of(old)).to(SplitSink.bytes(path(), 2).replace()).run());
    assertInstanceOf(SameFileException.class, failure.getCause());
    assertEquals("old", part("p-0001"));
  }

  @Test
  void afterTheEndNothingIsTransferred() throws Exception {
    Path from = Files.writeString(directory.resolve("from"), "abc");
    try (var source = (TransferSource) FileSource.of(from).open();
        var parts = (TransferTarget) SplitSink.bytes(path(), 2).open()) {
      assertEquals(2, parts.transferFrom(source, 100));
      parts.end();
      assertEquals(0, parts.transferFrom(source, 100));
    }
    assertEquals(List.of("p-0001"), names());
  }

  @Test
  void theWordSplits() throws Exception {
    var words = Vocabulary.installed();
    words.parse("gen:1MB ! split:" + path() + " size=400kB").job().run();
    assertEquals(200_000, Files.size(out.resolve("p-0003")));
    words
        .parse(
            "gen:10kB ! lines ! take 25 ! unlines ! split:"
                + out
                + "/l{} lines=10 digits=1 appear=filled")
        .job()
        .run();
    assertEquals(5, Files.readAllLines(out.resolve("l3")).size());
    words.parse("gen:1kB ! split:" + path() + " size=1kB replace=yes").job().run();
    assertFalse(Files.exists(out.resolve("p-0002")));
    for (String wrong : List.of("", "size=1 lines=1", "size=0", "lines=0", "size=1 digits=0")) {
      assertThrows(UsageException.class, () -> words.parse("gen:1 ! split:x " + wrong));
    }
    assertThrows(UsageException.class, () -> words.parse("gen:1 ! lines ! split:x lines=1"));
  }
}
