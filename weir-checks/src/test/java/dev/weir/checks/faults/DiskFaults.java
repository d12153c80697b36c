package dev.weir.checks.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.checks.command.Weir;
import dev.weir.checks.faults.Fault.Elsewhere;
import dev.weir.checks.faults.Fault.Shown;
import dev.weir.checks.faults.Scene.Injection;
import java.nio.file.Files;
import java.util.List;

/// What disks do.
final class DiskFaults {
  private static final List<String> GZIP =
      List.of("run", "--force", "in.log", "!", "gzip", "!", "out");
  private static final List<String> COPY = List.of("run", "--force", "in.log", "!", "out");

  private DiskFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(1, "the disk fills", "a file system of 1 MiB", new Shown(DiskFaults::filling)),
        new Fault(
            2,
            "the disk is full",
            "`/dev/full`",
            new Shown(
                scene ->
                    scene.clean(
                        1,
                        List.of("run", "gen:1MB", "!", "/dev/full"),
                        "file:/dev/full: No space left on device (stage 2 of 2"))),
        new Fault(
            3,
            "the Nth write fails",
            "EIO from `pwrite64`, by strace, for N = 1, 2, 3 ... until a run succeeds",
            new Shown(DiskFaults::writes)),
        new Fault(
            4,
            "forcing the file fails",
            "EIO from the first `fsync`",
            new Shown(
                scene -> {
                  Weir.Outcome outcome =
                      scene.injected(new Injection("fsync", "", "error=EIO"), "1", GZIP);
                  assertTrue(scene.fired());
                  outcome.refused(1, "file:out: Input/output error (stage 3 of 3");
                  scene.assertUntouched();
                  assertEquals(
                      1,
                      Files.readAllLines(scene.path("calls")).stream()
                          .filter(line -> line.contains("fsync("))
                          .count(),
                      "it is not tried again");
                  return Scene.seen(outcome) + "; it is not tried again";
                })),
        new Fault(
            5,
            "the rename fails, or forcing its directory",
            "EIO from `rename`; from the second `fsync`",
            new Shown(DiskFaults::names)),
        new Fault(
            6,
            "the Nth read fails",
            "EIO from `pread64` on the input, for N = 1, 2, 3 ... until a run succeeds",
            new Shown(
                scene ->
                    scene.everyCall(
                        new Injection("pread64", scene.path("in.log").toString(), "error=EIO"),
                        GZIP,
                        "file:in.log: Input/output error (stage 1 of 3, "))),
        new Fault(
            8,
            "a call is interrupted",
            "EINTR from the first two writes",
            new Shown(
                scene -> {
                  Weir.Outcome outcome =
                      scene.injected(new Injection("pwrite64", "", "error=EINTR"), "1..2", GZIP);
                  assertTrue(scene.fired());
                  outcome.silent(0);
                  scene.bash("$weir gunzip -c <out | cmp - in.log").silent(0);
                  return Scene.seen(outcome) + "; the output is what it is without";
                })),
        new Fault(
            9,
            "the disk is slow",
            "0.2 s for each write, by strace",
            new Shown(
                scene -> {
                  Weir.Outcome outcome =
                      scene.injected(
                          new Injection("pwrite64", "", "delay_enter=200000"),
                          "1+",
                          List.of("run", "--json", "--force", "in.log", "!", "zlib", "!", "out"));
                  assertTrue(scene.fired());
                  assertEquals(0, outcome.code(), outcome.err());
                  assertTrue(
                      outcome.out().contains("\"bottleneck\":\"file:out is the bottleneck"),
                      outcome.out());
                  return "exit 0: the sink is named as the bottleneck";
                })),
        new Fault(
            21,
            "there are 64 MiB for everything",
            "a control group, 2 GB of data; 50 GB in the long proofs",
            new Elsewhere(
                "exit 0, no kill by the kernel", "LargeRunsTest.compressingTwoGigabytesIsFlat")));
  }

  private static String writes(Scene scene) throws Exception {
    var pwrite = new Injection("pwrite64", "", "error=EIO");
    String seen = scene.everyCall(pwrite, GZIP, "file:out: Input/output error (stage 3 of 3, ");
    if (scene.thorough) {
      for (String error : List.of("error=ENOSPC", "error=EDQUOT", "error=EFBIG")) {
        scene.everyCall(new Injection("pwrite64", "", error), GZIP, "file:out: ", "(stage 3 of 3");
      }
      scene.everyCall(new Injection("copy_file_range,sendfile,pwrite64", "", "error=EIO"), COPY);
    }
    return seen;
  }

  private static String filling(Scene scene) throws Exception {
    boolean mounted = scene.bash("mkdir disk && mount -t tmpfs -o size=1m none disk").code() == 0;
    assumeTrue(mounted, "no file system may be mounted here");
    try {
      Weir.Outcome outcome = scene.weir.run("run", "gen:5MB", "!", "disk/x");
      outcome.refused(1, "file:disk/x: No space left on device (stage 2 of 2, after ");
      assertEquals(List.of(), new Weir(scene.path("disk")).files());
      return Scene.seen(outcome);
    } finally {
      scene.bash("umount disk").silent(0);
    }
  }

  private static String names(Scene scene) throws Exception {
    Weir.Outcome rename =
        scene.injected(new Injection("rename,renameat,renameat2", "", "error=EIO"), "1", GZIP);
    assertTrue(scene.fired());
    rename.refused(1, "file:out: ", "Input/output error (stage 3 of 3");
    scene.assertUntouched();
    Weir.Outcome forced = scene.injected(new Injection("fsync", "", "error=EIO"), "2", GZIP);
    assertTrue(scene.fired());
    forced.refused(1, "is in place, but its directory could not be forced, so it may not last");
    scene.bash("$weir gunzip -c <out | cmp - in.log").silent(0);
    return Scene.seen(rename) + "; " + Scene.seen(forced);
  }
}
