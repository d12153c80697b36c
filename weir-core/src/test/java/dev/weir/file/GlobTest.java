package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.LimitException;
import dev.weir.StreamException;
import dev.weir.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Patterns of a [FilesSource].
@Timeout(30)
class GlobTest {
  @TempDir Path directory;

  /// Each file holds its own name.
  @BeforeEach
  void tree() throws IOException {
    for (String name : List.of("b.log", "a.log", "c.txt", "x/a.log", "x/y/b.log", "z/a.log")) {
      make(name);
    }
    Files.createDirectory(directory.resolve("d.log"));
  }

  private void make(String name) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(directory.resolve(name).getParent());
    Files.writeString(file, name + " ");
  }

  private FilesSource matching(String... patterns) {
    String[] below = new String[patterns.length];
    for (int i = 0; i < patterns.length; i++) {
      below[i] = directory + "/" + patterns[i];
    }
    return FilesSource.matching(below);
  }

  private String text(String... patterns) throws Exception {
    try (var cursor = matching(patterns).open()) {
      return Bytes.wrap(Probe.all(cursor)).utf8().strip();
    }
  }

  private static Glob glob(Path pattern) {
    return Objects.requireNonNull(Glob.of(pattern));
  }

  @Test
  void regularFilesComeInTheOrderOfTheirNames() throws Exception {
    assertEquals("a.log b.log", text("*.log"));
    assertEquals("a.log b.log c.txt", text("?.*"));
    assertEquals("b.log c.txt", text("[bc].{log,txt}"));
    assertEquals("x/a.log z/a.log", text("*/a.log"));
    assertEquals("x/a.log", text("[x]/*.log"));
  }

  @Test
  void twoStarsCrossDirectories() throws Exception {
    assertEquals("a.log b.log x/a.log x/y/b.log z/a.log", text("**.log"));
    assertEquals("x/a.log x/y/b.log", text("x/**"));
    assertEquals("x/y/b.log", text("*/**/b.log"));
    assertEquals("c.txt x/y/b.log", text("{x/y/b.log,c.txt}"));
  }

  @Test
  void pathsAndPatternsComeInTheOrderTheyAreWrittenIn() throws Exception {
    assertEquals("c.txt a.log b.log x/a.log a.log", text("c.txt", "*.log", "x/*", "a.log"));
  }

  @Test
  void aPatternIsExpandedWhenTheSourceIsOpened() throws Exception {
    var source = matching("new*");
    make("new.log");
    try (var cursor = source.open()) {
      assertEquals("new.log ", Probe.block(cursor).utf8());
    }
  }

  @Test
  void aFileOfExactlyThatNameIsNoPattern() throws Exception {
    make("[ab].log");
    make("*");
    assertEquals("[ab].log", text("[ab].log"));
    assertEquals("*", text("*"));
    assertEquals("a.log b.log", text("[abc].log"));
  }

  @Test
  void aBackslashTakesTheMeaningFromTheCharacterBehindIt() throws Exception {
    make("q*r.log");
    make("qxr.log");
    assertEquals("q*r.log", text("q\\*?.log"));
    make("x\\y/*.log");
    assertEquals("x\\y/*.log", text("x\\\\y/*"));
  }

  @Test
  void relativePatternsAreRelative() throws Exception {
    var found = new ArrayList<Path>();
    glob(Path.of("src/test/java/dev/weir/file/Glob*.java")).addTo(found, 10);
    assertEquals(List.of(Path.of("src/test/java/dev/weir/file/GlobTest.java")), found);
    found.clear();
    glob(Path.of("pom.xm?")).addTo(found, 10);
    glob(Path.of("./pom.x*")).addTo(found, 10);
    assertEquals(List.of(Path.of("pom.xml"), Path.of("./pom.xml")), found);
  }

  @Test
  void noMatchIsAFailure() throws Exception {
    for (String pattern : List.of("*.gz", "nowhere/*.gz", "a.log/*", "d.*g", "*/y/*/*")) {
      var failure = assertThrows(NoSuchFileException.class, matching("a.log", pattern)::open);
      assertEquals("no file matches " + directory + "/" + pattern, failure.getReason());
    }
    var failure =
        assertThrows(StreamException.class, () -> Pipeline.from(matching("*.gz")).toList(1).run());
    String pattern = directory + "/*.gz";
    assertTrue(
        failure.getMessage().startsWith("file:" + pattern + ": no file matches " + pattern + " ("));
  }

  @Test
  void whatIsNoPatternIsAFileOfThatName() throws Exception {
    var failure = assertThrows(StreamException.class, matching("a.log", "a[.log")::open);
    String file = directory + "/a[.log";
    assertTrue(failure.getMessage().startsWith("file:" + file + ": no such file ("));
    make("a[.log");
    assertEquals("a[.log", text("a[.log"));
  }

  @Test
  void linksAreFollowedButNotRoundInACircle() throws Exception {
    Files.createSymbolicLink(directory.resolve("x/up"), directory);
    Files.createSymbolicLink(directory.resolve("l.log"), directory.resolve("c.txt"));
    Files.createSymbolicLink(directory.resolve("none.log"), directory.resolve("none"));
    assertEquals("a.log b.log c.txt x/a.log x/y/b.log z/a.log", text("**.log"));
    assertEquals("a.log b.log c.txt", text("x/u*/*.log"));
  }

  @Test
  void aDirectoryThatMayNotBeReadIsAFailureIfItMightHoldAMatch() throws Exception {
    Path secret = Files.createDirectory(directory.resolve("secret"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(secret), "the superuser reads everything");
    assertEquals("x/a.log z/a.log", text("?/*.log"));
    var failure = assertThrows(AccessDeniedException.class, matching("*/*.log")::open);
    assertEquals(secret + ": permission denied", failure.getReason());
  }

  @Test
  void tooManyMatchesAreRefused() throws Exception {
    var glob = glob(directory.resolve("**"));
    glob.addTo(new ArrayList<>(), 6);
    var failure =
        assertInstanceOf(
            LimitException.class,
            assertThrows(IOException.class, () -> glob.addTo(new ArrayList<>(), 5)));
    assertEquals("more than 5 files match, at " + directory + "/**", failure.getMessage());
  }
}
