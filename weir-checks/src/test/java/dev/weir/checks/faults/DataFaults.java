package dev.weir.checks.faults;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.CorruptDataException;
import dev.weir.StreamException;
import dev.weir.checks.command.Weir;
import dev.weir.checks.faults.Fault.Shown;
import dev.weir.file.FileSink;
import dev.weir.file.FileSource;
import dev.weir.gzip.Gzip;
import dev.weir.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// What is in the data.
final class DataFaults {
  private static final int PLACES = 20;
  private static final int MANY_PLACES = 200;

  private DataFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            22,
            "a line has no end",
            "1 GB without an LF; 20 MB of it unless it is a long proof",
            new Shown(DataFaults::longLine)),
        new Fault(
            23,
            "a bomb",
            "100 MB of zeros, once and twice compressed",
            new Shown(DataFaults::bomb)),
        new Fault(
            24,
            "gzip that is cut off",
            "at every byte of a small file, and at 20 places of a large one; 200 in the long proofs",
            new Shown(DataFaults::cutOff)),
        new Fault(
            25,
            "a flipped bit in gzip",
            "each bit of a small file in turn",
            new Shown(DataFaults::flipped)),
        new Fault(
            26,
            "several gzip members",
            "`cat a.gz b.gz`",
            new Shown(
                scene -> {
                  scene
                      .bash("$weir gzip -c <in.log >a.gz && cat a.gz a.gz | $weir gunzip >both")
                      .silent(0);
                  scene.bash("cat in.log in.log | cmp - both").silent(0);
                  return "exit 0: all of them";
                })),
        new Fault(
            27,
            "garbage behind gzip",
            "three bytes; zeros, as tapes leave them",
            new Shown(
                scene -> {
                  scene.bash("$weir gzip -c <in.log >a.gz; (cat a.gz; echo x) >g.gz").silent(0);
                  String seen =
                      scene.clean(
                          1,
                          List.of("run", "--force", "g.gz", "!", "gunzip", "!", "out"),
                          "gunzip: ",
                          " at byte ");
                  scene.bash("(cat a.gz; head -c 512 /dev/zero) | $weir gunzip >z").silent(0);
                  scene.bash("cmp z in.log").silent(0);
                  return seen + "; zeros are padding";
                })),
        new Fault(
            28,
            "gzip without a byte",
            "an empty file",
            new Shown(
                scene -> {
                  Files.createFile(scene.path("e.gz"));
                  return scene.clean(
                      1,
                      List.of("run", "--force", "e.gz", "!", "gunzip", "!", "out"),
                      "gunzip: truncated gzip: the input is empty at byte 0 (stage 2 of 3");
                })),
        new Fault(
            29,
            "text that is not UTF-8, byte order marks, CRLF, NUL",
            "a file of them",
            new Shown(DataFaults::text)),
        new Fault(
            30,
            "a quote in CSV that is never closed",
            "3 MB behind it",
            new Shown(
                scene -> {
                  scene
                      .bash("(printf 'a,\"b\\nc'; head -c 3M /dev/zero | tr '\\0' x) >q.csv")
                      .silent(0);
                  return scene.clean(
                      3,
                      List.of("run", "--force", "q.csv ! csv ! to-json-lines ! out"),
                      "csv: line 1: a quote is not closed within ");
                })));
  }

  private static String longLine(Scene scene) throws Exception {
    String size = scene.thorough ? "1G" : "20M";
    Weir.Outcome outcome =
        scene.bash(
            "head -c " + size + " /dev/zero | $weir run --force stdin ! lines ! unlines ! out");
    outcome.refused(3, "lines: line at byte 0 is longer than 1,048,576 bytes (stage 2 of ");
    scene.assertUntouched();
    return Scene.seen(outcome);
  }

  private static String bomb(Scene scene) throws Exception {
    scene.bash("head -c 100M /dev/zero | gzip -9 >b.gz; gzip -9 <b.gz >bb.gz").silent(0);
    String once =
        scene.clean(
            3,
            List.of("run", "--force", "b.gz ! gunzip max=1MiB ! out"),
            "gunzip: ",
            "(stage 2 of 3");
    scene.clean(3, List.of("run", "--force", "b.gz ! gunzip ratio=100 ! out"), "gunzip: ");
    String twice =
        scene.clean(
            3,
            List.of("run", "--force", "bb.gz ! gunzip ratio=500 ! gunzip ratio=500 ! out"),
            "gunzip: ");
    assertTrue(twice.startsWith("exit 3"), twice);
    Weir.Outcome all = scene.bash("$weir run bb.gz ! gunzip ! gunzip ! measure ! null");
    all.silent(0);
    return once + "; without a limit it is streamed, in flat memory";
  }

  /// The pipeline of `gunzip`, in this process: a JVM for each place would take long.
  private static void gunzip(Path from, Path to) throws IOException, InterruptedException {
    var _ =
        Pipeline.from(FileSource.of(from))
            .through(Gzip.decompress())
            .to(FileSink.of(to).durable(false))
            .run();
  }

  private static String cutOff(Scene scene) throws Exception {
    Path cut = scene.path("cut.gz");
    Path result = scene.path("result");
    byte[] small = gzipped(scene, 300);
    for (int at = 0; at < small.length; at++) {
      refusesCut(cut, result, Arrays.copyOf(small, at));
    }
    byte[] large = gzipped(scene, 1 << 20);
    int places = scene.thorough ? MANY_PLACES : PLACES;
    for (int i = 0; i < places; i++) {
      refusesCut(cut, result, Arrays.copyOf(large, (int) ((long) large.length * i / places)));
    }
    scene.bash("head -c 1000 in.gz >cut.gz").silent(0);
    return scene.clean(
        1, List.of("run", "--force", "cut.gz ! gunzip ! out"), "truncated gzip", " at byte ");
  }

  private static void refusesCut(Path cut, Path result, byte[] bytes) throws IOException {
    Files.write(cut, bytes);
    var e = assertThrows(StreamException.class, () -> gunzip(cut, result), () -> "" + bytes.length);
    assertInstanceOf(CorruptDataException.class, e.getCause());
    assertFalse(Files.exists(result), "nothing is left of " + bytes.length);
  }

  private static byte[] gzipped(Scene scene, int bytes) throws Exception {
    scene.bash("head -c " + bytes + " in.log >part; gzip -n -c part >in.gz").silent(0);
    return Files.readAllBytes(scene.path("in.gz"));
  }

  /// A bit may stand for something that nobody needs, such as a time: then the result is right.
  private static String flipped(Scene scene) throws Exception {
    byte[] whole = gzipped(scene, 300);
    byte[] right = Files.readAllBytes(scene.path("part"));
    Path damaged = scene.path("damaged.gz");
    Path result = scene.path("result");
    int harmless = 0;
    for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
      byte[] bytes = whole.clone();
      bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      Files.write(damaged, bytes);
      try {
        gunzip(damaged, result);
        assertArrayEquals(right, Files.readAllBytes(result), "bit " + bit);
        Files.delete(result);
        harmless++;
      } catch (StreamException e) {
        assertFalse(Files.exists(result), "bit " + bit);
      }
    }
    assertTrue(harmless <= 7 * Byte.SIZE, harmless + " bits are harmless");
    return "fails, and leaves nothing; a bit of the header that means nothing leaves the result"
        + " right";
  }

  private static String text(Scene scene) throws Exception {
    byte[] odd = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', 0, '\r', '\n', (byte) 0xFF, '\n'};
    Files.write(scene.path("odd"), odd);
    scene.bash("$weir run odd ! copy && cmp odd copy").silent(0);
    String seen =
        scene.clean(
            1,
            List.of("run", "--force", "odd ! lines malformed=report ! unlines ! out"),
            "lines: malformed UTF-8 at byte 7 (stage 2 of ");
    Weir.Outcome replaced = scene.bash("$weir run odd ! lines ! unlines ! stdout");
    replaced.silent(0);
    assertEquals("a\0\n\ufffd\n", replaced.out());
    return "bytes are never changed; `lines` replaces what is malformed, or, asked to report: "
        + seen;
  }
}
