package dev.weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.gzip.Engine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands behind `weir` besides `run`.
class SubcommandsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path directory;

  @Test
  void explainSaysWhatARunWouldDo() {
    assertEquals(0, run("explain", "gen:1MB", "!", "buffer", "!", "gzip", "!", "null"));
    assertTrue(out().startsWith("gen:1MB ! buffer ! gzip ! null\n\nthread 1   gen "), out());
    assertTrue(out().contains("\nthread 2   gzip "), out());
    assertTrue(out().contains("\nmemory     at most "), out());
  }

  @Test
  void checkIsSilentAboutWhatIsRightAndOpensNothing() {
    assertEquals(0, run("check", path("missing"), "!", "gunzip", "!", path("new")));
    assertEquals("", out() + err());
    assertEquals(2, run("check", "gen:1", "!", "gunzip", "!", "grep", "x", "!", "null"));
    assertEquals("weir: grep takes lines, but gunzip gives bytes: put `lines` before it\n", err());
  }

  @Test
  void checkConnectOpensEveryEndAndMovesNothing() throws IOException {
    Path in = Files.writeString(directory.resolve("in"), "text");
    assertEquals(0, run("check", "--connect", in.toString(), "!", path("out")));
    assertEquals(List.of("in"), names());
    assertEquals(1, run("check", "--connect", path("missing"), "!", path("out")));
    assertTrue(err().contains("missing: no such file (stage 1 of 2"), err());
    assertEquals(2, run("check", "--connect", in.toString(), "!", in.toString()));
    assertEquals(1, run("check", "--connect", "gen:1", "!", path("no/out")));
    assertEquals("text", Files.readString(in));
  }

  @Test
  void aJobFileIsRun() throws IOException {
    Path job =
        Files.writeString(
            directory.resolve("job.weir"),
            "# compresses\ngen:1kB\n  ! gzip level=9 # small\n  ! " + path("out.gz") + "\n");
    assertEquals(0, run("run", job.toString()));
    assertTrue(Files.size(directory.resolve("out.gz")) < 1_000);

    Files.writeString(job, "gen:1kB\n! gzp\n! null\n");
    assertEquals(2, run("run", job.toString()));
    assertTrue(err().startsWith("weir: " + job + ":2: unknown step 'gzp'; did you mean"), err());

    Files.writeString(job, "gen:1kB ! file:${WEIR_TEST_IS_NOT_SET}");
    assertEquals(2, run("check", job.toString()));
    assertTrue(err().contains(":1: ${WEIR_TEST_IS_NOT_SET} is not set"), err());

    assertEquals(2, run("run", path("missing.weir")));
    assertTrue(err().endsWith("missing.weir: no such job file\n"), err());

    Files.write(job, new byte[] {(byte) 0xff, 'x'});
    assertEquals(2, run("run", job.toString()));
    assertTrue(err().endsWith("is no job file: it is not UTF-8\n"), err());
  }

  @Test
  void aResultIsALineOfItsOwn() {
    assertEquals(0, run("run", "gen:10kB", "!", "lines", "!", "count"));
    assertTrue(out().matches("\\d+\n"), out());
    assertEquals("", err());
  }

  @Test
  void whatHasNoResultSaysWhy() {
    assertEquals(0, run("run", "gen:1MB ! digest ! lines ! take 1 ! null"));
    assertEquals("", out());
    assertEquals("weir: no digest: what is behind it wanted no more before the end\n", err());
  }

  @Test
  void aFileIsCompressedAndBackWithItsPermissions() throws IOException {
    Path in = Files.writeString(directory.resolve("in"), "text ".repeat(1_000));
    Files.setPosixFilePermissions(in, PosixFilePermissions.fromString("rw-------"));
    assertEquals(0, run("gzip", "-l", "9", in.toString()));
    assertEquals("", out() + err());
    assertEquals(List.of("in", "in.gz"), names());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("in.gz"))));

    assertEquals(2, run("gunzip", path("in.gz")));
    assertTrue(err().contains("in: is there already"), err());
    Files.delete(in);
    assertEquals(0, run("gunzip", "--remove", path("in.gz")));
    assertEquals(List.of("in"), names());
    assertEquals("text ".repeat(1_000), Files.readString(in));
  }

  @Test
  void aFileThatFailsKeepsItsInputAndDoesNotStopTheOthers() throws IOException {
    Files.writeString(directory.resolve("bad.gz"), "no gzip");
    Files.writeString(directory.resolve("a"), "a");
    assertEquals(0, run("gzip", path("a")));
    Files.move(directory.resolve("a"), directory.resolve("old"));
    assertEquals(1, run("gunzip", "--remove", path("bad.gz"), path("a.gz")));
    assertEquals(List.of("a", "bad.gz", "old"), names());
    assertTrue(err().startsWith("weir: " + path("bad.gz") + ": gunzip: not gzip data"), err());
  }

  @Test
  void namesThatDoNotFitAreRefused() throws IOException {
    Files.writeString(directory.resolve("a.gz"), "");
    Files.writeString(directory.resolve("a"), "");
    assertEquals(2, run("gzip", path("a.gz")));
    assertEquals(2, run("gunzip", path("a")));
    assertEquals(2, run("gunzip", directory.resolve(".gz").toString()));
    assertEquals(2, run("gzip", "--level", "0", path("a")));
    assertEquals(2, run("gzip", path("a"), "!", path("b")));
    assertTrue(err().contains("a pipeline is run by: weir run FILE ! gzip"), err());
    assertEquals(2, run("cp", path("a")));
    assertEquals(2, run("cp", path("a"), path("a.gz"), path("b")));
    assertEquals(List.of("a", "a.gz"), names());
  }

  @Test
  void filesAreCopiedIntoADirectoryToo() throws IOException {
    Files.writeString(directory.resolve("a"), "a");
    Files.writeString(directory.resolve("b"), "b");
    Files.createDirectory(directory.resolve("to"));
    assertEquals(0, run("cp", path("a"), path("c")));
    assertEquals("a", Files.readString(directory.resolve("c")));
    assertEquals(0, run("cp", path("a"), path("b"), path("to")));
    assertEquals("b", Files.readString(directory.resolve("to/b")));
    assertEquals(2, run("cp", path("a"), path("c")));
    assertEquals(0, run("cp", "--force", path("b"), path("c")));
    assertEquals("b", Files.readString(directory.resolve("c")));
  }

  @Test
  void aShortcutSaysWhichPipelineItIs() {
    explained("weir run file:a ! gzip level=3 ! file:a.gz like=a", "gzip", "--explain", "-l3", "a");
    explained("weir run file:a.gz ! gunzip ! stdout", "gunzip", "-c", "--explain", "a.gz");
    explained(
        "weir run file:a ! gzip level=9 threads=2 ! file:a.gz like=a",
        "gzip",
        "--explain",
        "threads=2",
        "a",
        "level=9");
    explained("weir run stdin ! gunzip max=1MB ! stdout", "gunzip", "--explain", "max=1MB");
    explained("weir run file:a ! file:b replace=yes like=a", "cp", "-f", "--explain", "a", "b");
    explained("weir run stdin ! gzip ! stdout", "gzip", "--explain", "--stdout", "-");
    explained(
        "weir run file:a file:b ! lines ! grep 'x y' invert=yes ! unlines ! stdout",
        "grep",
        "--explain",
        "-v",
        "x y",
        "a",
        "b");
    explained(
        "weir run stdin ! lines ! cut 2 delimiter=, ! unlines ! stdout",
        "cut",
        "--explain",
        "2",
        "delimiter=,");
    explained("weir run file:a ! lines ! count ! null", "count", "--explain", "a");
    explained("weir run stdin ! throttle 1MiB/s ! stdout", "throttle", "--explain", "1MiB/s");
    explained("weir run file:a ! digest md5 ! null", "digest", "--explain", "algorithm=md5", "a");
    explained("weir run file:a ! digest md5 ! null", "digest", "--explain", "md5", "a");
    explained("weir run file:./md5 ! digest ! null", "digest", "--explain", "./md5");
    explained(
        "weir run file:a ! lines ! sample 1% ! unlines ! stdout", "sample", "--explain", "1%", "a");
    explained(
        "weir run file:a ! lines ! throttle 5/s ! unlines ! stdout",
        "throttle",
        "--explain",
        "5/s",
        "a");
    explained("weir run file:a ! lines ! unlines ! stdout", "lines", "--explain", "a");
  }

  private void explained(String pipeline, String... arguments) {
    assertEquals(0, run(arguments), err());
    assertEquals(pipeline + "\n", out());
  }

  @Test
  void aStepIsACommand() throws IOException {
    Path in = Files.writeString(directory.resolve("in"), "one\ntwo\nthree\n");
    assertEquals(0, run("count", in.toString()));
    assertEquals("3\n", out());
    assertEquals(0, run("count", in.toString(), in.toString()));
    assertEquals("6\n", out());
    assertEquals(2, run("grep"));
    assertTrue(err().startsWith("weir: grep needs "), err());
    assertEquals(2, run("grep", "x", "--quiet", in.toString()));
    assertTrue(err().contains("known, before the words of the step: --explain, "), err());
    assertEquals(2, run("grep", "--quite", "x"));
  }

  @Test
  void eventsAreOneObjectALine() {
    assertEquals(0, run("run", "--json", "gen:10kB", "!", "lines", "!", "count"));
    List<String> lines = out().lines().toList();
    assertEquals(2, lines.size(), out());
    assertTrue(lines.get(0).startsWith("{\"event\":\"start\","), lines.get(0));
    assertTrue(lines.get(0).contains("\"pipeline\":\"gen:10kB ! lines ! count ! null\""));
    assertTrue(lines.get(1).startsWith("{\"event\":\"end\","), lines.get(1));
    assertTrue(lines.get(1).contains("\"results\":[{\"stage\":3,\"name\":\"count\","));
    assertTrue(lines.get(1).endsWith("\"exitCode\":0}"), lines.get(1));
    assertEquals("", err());
  }

  @Test
  void aFailureIsAnEventToo() throws IOException {
    Path bad = Files.writeString(directory.resolve("bad.gz"), "no gzip");
    assertEquals(1, run("run", "--json", bad.toString(), "!", "gunzip", "!", "null"));
    String last = out().lines().toList().getLast();
    assertTrue(last.startsWith("{\"event\":\"error\","), last);
    assertTrue(last.contains("\"stage\":2,\"name\":\"gunzip\""), last);
    assertTrue(last.contains("\"offset\":0"), last);
    assertTrue(last.contains("\"cause\":\"dev.weir.CorruptDataException\""), last);
    assertTrue(last.endsWith("\"exitCode\":1}"), last);
    assertEquals("", err());

    assertEquals(2, run("run", "--json", "gen:1", "!", "gzp", "!", "null"));
    assertTrue(out().contains("unknown step 'gzp'"), out());
    assertTrue(out().endsWith("\"exitCode\":2}\n"), out());
  }

  @Test
  void aRunMayHaveADeadline() {
    assertEquals(1, run("run", "--deadline", "50ms", "gen:900GB", "!", "gzip", "!", "null"));
    assertTrue(err().contains("not done within"), err());
    assertEquals(0, run("run", "--deadline", "1h", "gen:1kB", "!", "null"));
    assertEquals(2, run("run", "--deadline", "5", "gen:1kB", "!", "null"));
    assertEquals(2, run("run", "--progress", "maybe", "gen:1kB", "!", "null"));
    assertEquals(2, run("run", "--progress"));
  }

  @Test
  void completionKnowsWhatMayFollow() {
    completed("expl", "explain\t");
    completed("gr", "grep\t");
    assertTrue(answer("run", "--f").startsWith("--force\t"), out());
    assertTrue(answer("run", "g").startsWith("gen:\t"), out());
    assertTrue(answer("run", "").contains(":files\t"), out());
    assertTrue(answer("run", "a", "!", "gz").startsWith("gzip\t"), out());
    assertTrue(answer("run", "a", "!", "gzip", "le").startsWith("level=\t"), out());
    assertTrue(answer("run", "a", "!", "lines", "").contains("malformed=report\t"), out());
    assertTrue(answer("run", "a", "!", "lines", "").contains("!\t"), out());
    assertTrue(answer("grep", "-").contains("-v\t"), out());
    assertTrue(answer("run", "a", "!", "st").contains("stdout\t"), out());
    assertFalse(answer("run", "st").contains("stdout\t"), out());
    assertEquals("bash\tits script\n", answer("completion", "b"));
    assertTrue(answer("help", "unl").startsWith("unlines\t"), out());
    assertEquals("", answer("nothing", "x"));
  }

  private void completed(String begun, String line) {
    assertTrue(answer(begun).startsWith(line), out());
  }

  private String answer(String... words) {
    var arguments = new String[words.length + 1];
    arguments[0] = Completion.QUESTION;
    System.arraycopy(words, 0, arguments, 1, words.length);
    assertEquals(0, run(arguments));
    return out();
  }

  @Test
  void scriptsAreForShellsThatAreKnown() {
    for (String shell : List.of("bash", "zsh", "fish")) {
      assertEquals(0, run("completion", shell));
      assertTrue(out().contains(Completion.QUESTION), shell);
    }
    assertEquals(2, run("completion", "csh"));
    assertEquals(2, run("completion"));
  }

  @Test
  void doctorSaysWhatItFinds() {
    assertEquals(0, run("doctor"));
    for (String row : List.of("weir ", "JDK ", "flags ", "memory ", "words ", "terminal ")) {
      assertTrue(out().contains(row), row);
    }
  }

  @Test
  void doctorSaysWhichEnginesThereAre() {
    assertEquals(0, run("doctor"));
    String row = out().lines().filter(line -> line.startsWith("gzip ")).findFirst().orElseThrow();
    assertTrue(row.startsWith("gzip      engines jdk"), row);
    for (Engine engine : List.of(Engine.LIBDEFLATE, Engine.ISAL)) {
      String name = engine.name().toLowerCase(Locale.ROOT);
      boolean there = engine.missing().isEmpty();
      assertTrue(row.contains(there ? ", " + name : "; no " + name + ": "), row);
    }
  }

  @Test
  void knownWordsAreListedOnce() {
    assertEquals(2, run("help", "qqqqqqqqqq"));
    List<String> known = List.of(err().strip().split("known: ", 2)[1].split(", "));
    assertEquals(known.stream().distinct().toList(), known);
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    var printed = new PrintStream(err, true, StandardCharsets.UTF_8);
    var stop = new GracefulStop();
    try {
      return new Command(new Screen(out, printed, new NoTerminal()), stop).run(arguments);
    } finally {
      stop.over();
    }
  }

  private record NoTerminal() implements Terminal {
    @Override
    public boolean present() {
      return false;
    }

    @Override
    public boolean redraws() {
      return false;
    }

    @Override
    public int columns() {
      return 80;
    }
  }
}
