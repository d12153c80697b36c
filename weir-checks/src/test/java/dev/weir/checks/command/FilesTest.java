package dev.weir.checks.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `weir run` between files, pipes and devices.
@Timeout(300)
class FilesTest {
  @TempDir Path folder;
  private Weir weir;

  @BeforeAll
  @Timeout(300)
  static void theCommandIsBuilt() throws Exception {
    Weir.build();
  }

  @BeforeEach
  void inTheFolder() {
    weir = new Weir(folder);
  }

  @Test
  void aFileIsCompressedAndDecompressed() throws Exception {
    weir.run("run", "gen:3MB", "!", "in.log").silent(0);
    weir.run("run", "in.log", "!", "gzip", "level=9", "!", "file:in.log.gz").silent(0);
    weir.run("run", "file:in.log.gz", "!", "gunzip", "!", "out.log").silent(0);
    assertEquals(-1, Files.mismatch(folder.resolve("in.log"), folder.resolve("out.log")));
    weir.bash("gzip -t in.log.gz && zcat in.log.gz | cmp - in.log").silent(0);
    assertEquals(List.of("in.log", "in.log.gz", "out.log"), weir.files());
  }

  @Test
  void whatGzipWritesIsRead() throws Exception {
    weir.run("run", "gen:2MB", "!", "in.log").silent(0);
    weir.bash("(gzip -c1 in.log; gzip -c9 in.log) > two.gz && cat in.log in.log > two").silent(0);
    weir.run("run", "two.gz", "!", "gunzip", "!", "buffer", "64KiB", "!", "back").silent(0);
    assertEquals(-1, Files.mismatch(folder.resolve("two"), folder.resolve("back")));
  }

  @Test
  void aMissingFileIsAnError() throws Exception {
    weir.run("run", "missing.log", "!", "gzip", "!", "out.gz")
        .refused(1, "file:missing.log: no such file (stage 1 of 3");
    assertEquals(List.of(), weir.files());
  }

  @Test
  void aTargetThatExistsIsReplacedByForceOnly() throws Exception {
    Files.writeString(folder.resolve("out"), "old");
    weir.run("run", "gen:10", "!", "out").refused(2, "file:out: is there already", "--force");
    assertEquals("old", Files.readString(folder.resolve("out")));
    weir.run("run", "--force", "gen:10", "!", "out").silent(0);
    assertEquals(10, Files.size(folder.resolve("out")));
    weir.run("run", "gen:20", "!", "out", "replace=yes").silent(0);
    assertEquals(20, Files.size(folder.resolve("out")));
  }

  @Test
  void aTargetInNoDirectoryIsAnError() throws Exception {
    weir.run("run", "gen:10", "!", "none/out").refused(1, "file:none/out: there is no directory");
    Files.createDirectory(folder.resolve("some"));
    weir.run("run", "gen:10", "!", "some").refused(1, "file:some: is a directory");
    weir.run("run", "some", "!", "null").refused(1, "file:some: is a directory");
  }

  @Test
  void theSourceIsNeverTheTarget() throws Exception {
    Path in = Files.writeString(folder.resolve("in"), "precious");
    Files.createLink(folder.resolve("hard"), in);
    Files.createSymbolicLink(folder.resolve("soft"), Path.of("in"));
    for (String target : List.of("in", "./in", "hard", "soft")) {
      weir.run("run", "--force", "in", "!", "gzip", "!", target).refused(2, "the same file");
    }
    weir.bash("$weir run --force stdin ! gzip ! in < in").refused(2, "the same file");
    weir.bash("$weir run in ! gzip ! stdout >> in").refused(2, "the same file");
    assertEquals("precious", Files.readString(in));
    assertEquals(List.of("hard", "in", "soft"), weir.files());
  }

  @Test
  void aFullDiskIsAnErrorThatNamesTheTarget() throws Exception {
    weir.run("run", "gen:1MB", "!", "/dev/full")
        .refused(1, "file:/dev/full: No space left on device");
    weir.bash("$weir run gen:1MB ! stdout > /dev/full")
        .refused(1, "stdout: No space left on device");
    weir.bash("$weir run gen:1 ! stdout > /dev/full").refused(1, "stdout: No space left on device");
  }

  @Test
  void aDiskThatFillsLeavesTheOldTarget() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    boolean mounted = weir.bash("mount -t tmpfs -o size=1m none disk").code() == 0;
    if (!mounted) {
      System.out.println("skipped: a small file system cannot be mounted here");
    }
    assumeTrue(mounted, "no file system may be mounted here");
    try {
      Files.writeString(disk.resolve("out"), "old");
      weir.run("run", "--force", "gen:5MB", "!", "disk/out")
          .refused(1, "file:disk/out: No space left on device (stage 2 of 2, after ");
      assertEquals("old", Files.readString(disk.resolve("out")));
      assertEquals(List.of("out"), new Weir(disk).files());
    } finally {
      weir.bash("umount disk").silent(0);
    }
  }

  @Test
  void anInputThatIsCutOffIsAnErrorAtItsByte() throws Exception {
    byte[] whole = gzipped(300_000);
    for (int cut : new int[] {0, 1, 9, 10, 11, 1_000, whole.length - 8, whole.length - 1}) {
      Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, cut));
      weir.run("run", "cut.gz", "!", "gunzip", "!", "out").refused(1, "gunzip: ", "at byte " + cut);
    }
    assertEquals(List.of("cut.gz"), weir.files());
  }

  @Test
  void garbageBehindTheDataIsAnErrorAtItsByte() throws Exception {
    byte[] whole = gzipped(1_000);
    byte[] longer = Arrays.copyOf(whole, whole.length + 4);
    Files.write(folder.resolve("zeros.gz"), longer);
    weir.run("run", "zeros.gz", "!", "gunzip", "!", "null").silent(0);
    longer[whole.length] = 'x';
    Files.write(folder.resolve("junk.gz"), longer);
    weir.run("run", "junk.gz", "!", "gunzip", "!", "out")
        .refused(1, "trailing garbage", "at byte " + whole.length);
    assertEquals(List.of("junk.gz", "zeros.gz"), weir.files());
  }

  @Test
  void aWrongByteIsAnError() throws Exception {
    byte[] wrong = gzipped(1_000);
    wrong[wrong.length - 6] ^= 1;
    Files.write(folder.resolve("wrong.gz"), wrong);
    weir.run("run", "wrong.gz", "!", "gunzip", "!", "out").refused(1, "gunzip: ", "CRC-32");
    weir.run("run", "gen:1kB", "!", "gunzip", "!", "out").refused(1, "gunzip: ");
    assertEquals(List.of("wrong.gz"), weir.files());
  }

  private static byte[] gzipped(int size) throws Exception {
    byte[] data = new byte[size];
    new Random(7).nextBytes(data);
    var file = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(file)) {
      gzip.write(data);
    }
    return file.toByteArray();
  }

  @Test
  void aLimitHasItsOwnExitCode() throws Exception {
    Files.write(folder.resolve("long"), new byte[3 << 20]);
    weir.run("run", "long", "!", "lines", "!", "unlines", "!", "out").refused(3, "lines: ");
    weir.run("run", "long", "!", "lines", "max=4MiB", "!", "null").silent(0);
    weir.run("run", "long", "!", "gzip", "!", "gunzip", "max=1MiB", "!", "out")
        .refused(3, "gunzip: ");
    assertEquals(List.of("long"), weir.files());
  }

  @Test
  void linesAreTakenFromTheFront() throws Exception {
    Files.writeString(folder.resolve("in"), "one\r\ntwo\nthr\u00e9e");
    assertEquals(
        "one\ntwo\n",
        weir.run("run", "in", "!", "lines", "!", "take", "2", "!", "unlines", "!", "stdout").out());
    assertEquals(
        "one\ntwo\nthr\u00e9e\n",
        weir.run("run", "in ! lines ! buffer 2 ! unlines ! stdout").out());
    weir.run("run", "missing ! lines ! take 0 ! unlines ! stdout").silent(0);
  }

  @Test
  void namesMayBeStrange() throws Exception {
    for (String name :
        List.of("a b", "a!b", "it's", "-x", "null", "gzip", "a:b", "\u65e5\u672c.log")) {
      Path file = folder.resolve(name);
      weir.run("run", "gen:100", "!", "file:" + name).silent(0);
      weir.run("run", "file:" + name, "!", "null").silent(0);
      weir.run("run", "./" + name, "!", "null").silent(0);
      Files.delete(file);
    }
  }

  @Test
  void controlCharactersInNamesAreEscaped() throws Exception {
    Weir.Outcome missing =
        weir.run("run", "a\nb\u001b[31m\r", "!", "null").refused(1, "no such file");
    assertTrue(missing.err().matches("\\P{Cntrl}*\n"), missing.err());
    weir.run("run", "gen:10", "!", "x\u001b]0;title\u0007", "!", "null")
        .refused(2, "unknown step 'x\\u001b]0;title\\u0007'");
  }

  @Test
  void aPipeIsReadAndWritten() throws Exception {
    byte[] data = new byte[3_000_000];
    new Random(1).nextBytes(data);
    Files.write(folder.resolve("data"), data);
    weir.bash(
            "cat data | $weir run stdin ! gzip ! stdout | $weir run stdin ! gunzip ! stdout > back")
        .silent(0);
    assertArrayEquals(data, Files.readAllBytes(folder.resolve("back")));
    weir.bash("$weir run stdin ! gzip ! stdout < data | gzip -dc | cmp - data").silent(0);
  }

  @Test
  void emptyInputIsWhole() throws Exception {
    weir.run(new byte[0], "run", "stdin", "!", "gzip", "!", "empty.gz").silent(0);
    weir.run("run", "empty.gz", "!", "gunzip", "!", "empty").silent(0);
    assertEquals(0, Files.size(folder.resolve("empty")));
    weir.run("run", "gen:0", "!", "stdout").silent(0);
  }

  @Test
  void aReaderThatHasEnoughEndsItQuietly() throws Exception {
    Weir.Outcome outcome =
        weir.bash("$weir run gen:100GB ! stdout | head -n 1; echo ${PIPESTATUS[0]}");
    assertEquals("", outcome.err());
    assertTrue(outcome.out().matches("2026.*\n0\n"), outcome.out());
  }

  @Test
  void fifosAreReadAndWritten() throws Exception {
    weir.bash("mkfifo a b").silent(0);
    assertEquals(
        "3000000\n",
        weir.bash("$weir run gen:3MB ! a & $weir run a ! gzip ! b & gzip -dc < b | wc -c; wait")
            .out());
    assertEquals(List.of("a", "b"), weir.files());
  }

  @Test
  void devicesAreWrittenStraight() throws Exception {
    weir.run("run", "gen:3MB", "!", "/dev/null").silent(0);
    assertEquals("10\n", weir.bash("$weir run gen:10 ! /dev/stdout | wc -c").out());
  }

  @Test
  void aLinkIsWrittenThrough() throws Exception {
    Files.createDirectory(folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("real/out"));
    weir.run("run", "gen:10", "!", "link").silent(0);
    assertTrue(Files.isSymbolicLink(folder.resolve("link")));
    assertEquals(10, Files.size(folder.resolve("real/out")));
  }

  @Test
  void closedDescriptorsAreNotTakenForOthers() throws Exception {
    weir.bash("$weir run gen:10 ! stdout >&-").refused(1, "stdout: ");
    weir.bash("$weir run stdin ! null <&-").refused(1, "stdin: ");
    weir.bash("$weir run gen:1MB ! one <&- >&- 2>&-").silent(0);
    weir.run("run", "gen:1MB", "!", "two").silent(0);
    assertEquals(-1, Files.mismatch(folder.resolve("one"), folder.resolve("two")));
  }

  @Test
  void aFailureLeavesNoTemporaryFile() throws Exception {
    Files.write(folder.resolve("in"), new byte[] {'a', '\n', (byte) 0xff});
    weir.run("run", "in ! lines malformed=report ! unlines ! out").refused(1, "lines: ");
    assertFalse(weir.writesTemporaryFile());
    assertEquals("a\n\ufffd\n", weir.run("run", "in ! lines ! unlines ! stdout").out());
    assertEquals(List.of("in"), weir.files());
  }
}
