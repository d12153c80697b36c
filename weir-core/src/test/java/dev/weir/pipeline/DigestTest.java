package dev.weir.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.Digest;
import dev.weir.DigestMismatchException;
import dev.weir.Sinks;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.Tee;
import dev.weir.Transforms;
import dev.weir.file.FileSink;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestTest {
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // FIPS 180-2
  private static final String OTHER = "00" + ABC.substring(2);
  private static final Digest SHA = Transforms.digest("SHA-256");

  @TempDir Path directory;
  private Path target;

  @BeforeEach
  void target() {
    target = directory.resolve("target");
  }

  private static Source<Bytes> abc() {
    return Sources.of(Bytes.utf8("a"), Bytes.utf8("bc"));
  }

  private static String of(String algorithm, Source<Bytes> source) throws Exception {
    return Pipeline.from(source)
        .through(Transforms.digest(algorithm))
        .to(Sinks.discard())
        .run()
        .reports()
        .getFirst()
        .report()
        .text();
  }

  private Summary written(Digest digest) throws Exception {
    return Pipeline.from(abc()).through(digest).to(FileSink.of(target)).run();
  }

  @Test
  void theChecksumsAreThoseOfTheirStandards() throws Exception {
    Source<Bytes> check = Sources.of(Bytes.utf8("1234"), Bytes.utf8("56789"));
    assertEquals("cbf43926", of("CRC32", check));
    assertEquals("e3069283", of("CRC32C", check)); // RFC 3720
    assertEquals("091e01de", of("Adler32", check));
    assertEquals("00000001", of("adler32", Sources.of())); // zeros at the front are kept
  }

  @Test
  void theExpectedDigestPasses() throws Exception {
    for (String hex : List.of(ABC, ABC.toUpperCase(Locale.ROOT))) {
      Summary summary = written(SHA.expecting(hex));
      assertEquals(
          Map.of("algorithm", "SHA-256", "digest", ABC, "checked", true),
          summary.reports().getFirst().report().values());
      assertEquals("abc", Files.readString(target));
      Files.delete(target);
    }
  }

  @Test
  void anotherDigestFailsAndNothingIsCommitted() throws Exception {
    Path copy = directory.resolve("copy");
    var job =
        Pipeline.from(abc())
            .through(Tee.to(FileSink.of(copy)))
            .through(SHA.expecting(OTHER))
            .buffer(Bound.elements(1))
            .to(FileSink.of(target));
    var failure = assertThrows(StreamException.class, job::run);
    assertEquals(
        "digest: SHA-256 is " + ABC + ", but " + OTHER + " was expected",
        failure.getMessage().substring(0, failure.getMessage().indexOf(" (stage 3 of 5")));
    var mismatch = assertInstanceOf(DigestMismatchException.class, failure.getCause());
    assertEquals(List.of(OTHER, ABC), List.of(mismatch.expected(), mismatch.actual()));
    assertNothingIsThere();
  }

  private void assertNothingIsThere() throws IOException {
    try (var files = Files.list(directory)) {
      assertEquals(List.of(), files.filter(file -> !file.endsWith("SUMS")).toList());
    }
  }

  @Test
  void aCheckThatCouldNotBeMadeIsNotPassed() throws Exception {
    Source<Bytes> many = Sources.of(Collections.nCopies(1_000, Bytes.utf8("a")));
    Pipeline<Bytes> checked = Pipeline.from(many).through(SHA.expecting(ABC));
    assertUnchecked(checked.take(1).to(FileSink.of(target)));
    assertUnchecked(checked.buffer(Bound.elements(1)).take(1).to(FileSink.of(target)));
  }

  private void assertUnchecked(Job<Summary> job) throws Exception {
    var failure = assertThrows(StreamException.class, job::run);
    assertTrue(
        failure.getMessage().startsWith("digest: the SHA-256 could not be checked: "),
        failure.getMessage());
    assertNothingIsThere();
  }

  @Test
  void aLoopThatReadsToTheEndIsToldAndOneThatLeavesIsNot() throws Exception {
    try (var cursor = abc().through(SHA.expecting(OTHER)).open()) {
      cursor.read();
    }
    try (var cursor = abc().through(SHA.expecting(OTHER)).open()) {
      cursor.read();
      cursor.read();
      var failure = assertThrows(StreamException.class, () -> cursor.read());
      assertInstanceOf(DigestMismatchException.class, failure.getCause());
    }
  }

  @Test
  void whatIsNoDigestOfTheAlgorithmIsRefusedBeforeTheRun() {
    for (String wrong :
        List.of("", "ab", ABC + "0", ABC.substring(1) + "g", ABC.substring(1) + "٣")) {
      var e = assertThrows(IllegalArgumentException.class, () -> SHA.expecting(wrong));
      assertEquals(
          "SHA-256 is 64 hexadecimal digits, but this is expected: '" + wrong + "'",
          e.getMessage());
    }
  }

  @Test
  void theLineOfTheNameIsTaken() throws Exception {
    Path sums =
        sums("# a comment\n\n" + OTHER + "  a.iso\n" + ABC + " *b.iso\n" + OTHER + "  c b.iso\n");
    written(SHA.expectingIn(sums, "b.iso"));
    assertEquals("abc", Files.readString(target));
    Files.delete(target);
    assertInstanceOf(
        DigestMismatchException.class, failing(SHA.expectingIn(sums, "c b.iso")).getCause());
    assertReason(sums + " has no SHA-256 of 64 hexadecimal digits for d.iso", sums, "d.iso");
    assertReason(sums + " has several digests: say whose with entry=a.iso", sums, null);
  }

  @Test
  void theFormsOfALineAreKnown() throws Exception {
    for (String line :
        List.of(
            ABC,
            ABC + "\r\n",
            ABC + "  ./b\n",
            "SHA256 (b) = " + ABC + "\nMD5 (b) = 900150983cd24fb0d6963f7d28e17f72\n",
            "\\" + ABC + "  b\\nc\\\\d\n")) {
      written(SHA.expectingIn(sums(line)));
      Files.delete(target);
    }
    written(SHA.expectingIn(sums("\\" + ABC + "  b\\nc\\\\d\n"), "b\nc\\d"));
    Files.delete(target);
    written(SHA.expectingIn(sums(ABC + "  ./ü\n" + OTHER + "  b\n"), "ü"));
    Files.delete(target);
    written(SHA.expectingIn(sums("SHA256 (b) = " + ABC + "\nSHA256 (c) = " + OTHER), "b"));
  }

  @Test
  void aFileThatIsNoListIsRefusedAtOpening() throws Exception {
    assertReason("SUMS has no SHA-256 of 64", sums("hello\n"), null);
    assertReason("SUMS has no SHA-256 of 64", sums("900150983cd24fb0d6963f7d28e17f72  b\n"), "b");
    assertReason("SUMS has several digests for b", sums(ABC + "  b\n" + OTHER + "  b\n"), "b");
    Path none = directory.resolve("none");
    assertInstanceOf(NoSuchFileException.class, failing(SHA.expectingIn(none)).getCause());
    assertReason(none + " cannot be read: no such file", none, null);
    Files.write(sums(""), new byte[(4 << 20) + 1]);
    assertReason("is too long for a list of digests", directory.resolve("SUMS"), null);
  }

  private Path sums(String text) throws IOException {
    return Files.writeString(directory.resolve("SUMS"), text);
  }

  private void assertReason(String part, Path sums, @Nullable String entry) throws Exception {
    StreamException failure = failing(new Digest("SHA-256", new Digest.Listed(sums, entry)));
    assertTrue(failure.getMessage().contains(part), failure.getMessage());
    assertEquals("digest", failure.stage());
  }

  private StreamException failing(Digest digest) {
    var failure = assertThrows(StreamException.class, () -> written(digest));
    assertFalse(Files.exists(target));
    return failure;
  }

  @Test
  void theVerbChecksToo() throws Exception {
    Path input = Files.writeString(directory.resolve("in"), "abc");
    Path sums = sums(OTHER + "  a\n" + ABC + "  b\n");
    run(input + " ! digest sha256 expect=" + ABC);
    run(input + " ! digest expect=@" + sums + " entry=b ! file:" + target);
    run(input + " ! digest crc32 expect=352441c2");
    assertThrows(IOException.class, () -> run(input + " ! digest expect=@" + sums + " entry=a"));
    assertThrows(UsageException.class, () -> run(input + " ! digest md5 expect=" + ABC));
    assertThrows(UsageException.class, () -> run(input + " ! digest entry=b"));
  }

  private static void run(String text) throws Exception {
    Vocabulary.installed().parse(text).job().run();
  }
}
