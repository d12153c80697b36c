package dev.weir.checks.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.checks.command.Weir;
import dev.weir.checks.faults.Fault.Elsewhere;
import dev.weir.checks.faults.Fault.Shown;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What other processes do, the shell, the kernel, and the code of a stage.
final class ProcessFaults {
  private static final String SHORT_WRITES =
      """
      import os, fcntl, subprocess, hashlib, sys
      r, w = os.pipe()
      fcntl.fcntl(w, fcntl.F_SETFL, fcntl.fcntl(w, fcntl.F_GETFL) | os.O_NONBLOCK)
      p = subprocess.Popen([sys.argv[1], 'run', 'in.log', '!', 'stdout'], stdout=w)
      os.close(w)
      h = hashlib.sha256()
      while True:
          b = os.read(r, 3000)
          if not b: break
          h.update(b)
      sys.exit(p.wait() or h.hexdigest() != hashlib.sha256(open('in.log', 'rb').read()).hexdigest())
      """;

  private ProcessFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            7,
            "the output takes less than it is given",
            "a pipe that does not block, read 3,000 bytes at a time",
            new Shown(
                scene -> {
                  assumeTrue(Weir.has("python3"), "no python3 here");
                  Files.writeString(scene.path("short.py"), SHORT_WRITES);
                  scene.bash("python3 short.py $weir").silent(0);
                  return "exit 0: the reader has what was read";
                })),
        new Fault(
            10,
            "the reader of the output goes",
            "`weir run gen:1GB ! stdout \\| head -c 1`",
            new Shown(
                scene -> {
                  Weir.Outcome outcome = scene.bash("$weir run gen:1GB ! stdout | head -c 1 >x");
                  outcome.silent(0);
                  return Scene.seen(outcome);
                })),
        new Fault(
            11,
            "the input is closed, or ends in the middle of a line",
            "`<&-`; a line without an end",
            new Shown(
                scene -> {
                  Weir.Outcome closed = scene.bash("$weir run stdin ! lines ! unlines ! null <&-");
                  closed.refused(1, "stdin: is closed: the process was started without it");
                  Weir.Outcome half =
                      scene.bash("printf 'a\\nb' | $weir run stdin ! lines ! count ! null");
                  half.silent(0);
                  assertEquals("2\n", half.out());
                  return Scene.seen(closed) + "; what has no end is a line";
                })),
        new Fault(
            12,
            "SIGTERM",
            "kill, in the middle",
            new Shown(scene -> signalled(scene, "TERM", 143))),
        new Fault(
            13,
            "SIGINT, once and twice",
            "kill, in the middle; the second while the disk hangs",
            new Shown(
                scene ->
                    signalled(scene, "INT", 130)
                        + "; the second ends it at once (SignalsTest.aSecondInterruptDoesNotWait)")),
        new Fault(
            14, "SIGKILL", "kill, at any time, again and again", new Shown(ProcessFaults::killed)),
        new Fault(
            15,
            "SIGSTOP and SIGCONT",
            "a terminal",
            new Elsewhere("goes on as it was", "LiveTest.aRunMayBePutAsideAndTakenUpAgain")),
        new Fault(
            16, "SIGHUP", "kill, in the middle", new Shown(scene -> signalled(scene, "HUP", 129))),
        new Fault(
            17,
            "a stage runs out of memory",
            "an `OutOfMemoryError` in each place; a step that keeps all, in a heap of 32 MiB",
            new Shown(StageFaults::outOfMemory)),
        new Fault(
            18,
            "a stage overflows its stack",
            "a `StackOverflowError` in each place",
            new Shown(StageFaults::stackOverflow)),
        new Fault(
            19,
            "a stage fails while others wait",
            "every stage, every boundary, every call",
            new Elsewhere(
                "all wake, each is closed once, one cause",
                "FailingPushedTest.aRunThrowsTheOneCauseAndLeavesNothing")),
        new Fault(
            20,
            "a close fails after the end",
            "a sink whose `close` throws",
            new Shown(StageFaults::failingClose)));
  }

  private static String signalled(Scene scene, String signal, int code) throws Exception {
    Process process = scene.weir.start("run", "--force", "gen:900GB", "!", "gzip", "!", "out");
    Weir.await("bytes to be written", scene.weir::writesTemporaryFile);
    long began = System.nanoTime();
    Weir.signal(process.toHandle(), signal);
    Weir.Outcome outcome = Weir.outcome(process);
    assumeTrue(outcome.code() == code || !signal.equals("HUP"), "SIGHUP is ignored here");
    assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(10), "it took too long");
    outcome.refused(code, "stopped by a signal (");
    scene.assertUntouched();
    return Scene.seen(outcome);
  }

  private static String killed(Scene scene) throws Exception {
    Process process = scene.weir.start("run", "--force", "gen:900GB", "!", "gzip", "!", "out");
    Weir.await("bytes to be written", scene.weir::writesTemporaryFile);
    Weir.signal(process.toHandle(), "KILL");
    assertEquals(137, Weir.outcome(process).code());
    assertEquals("old", Files.readString(scene.path("out")));
    return "the old target, or none; a temporary file stays; with `--resume` the next run writes"
        + " what one would have written (ResumeTest.whatIsGoneOnWithAfterAKillIsWhatOneRunWrites)";
  }
}
