package dev.weir.checks.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.checks.command.Weir;
import dev.weir.checks.faults.Fault.Nothing;
import dev.weir.checks.faults.Fault.Shown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// What names lead to, who else is at work on a file, and who is at the other end.
final class NameFaults {
  private NameFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            31,
            "a name made of data leads elsewhere",
            "nothing",
            new Nothing("no part of Weir makes a file's name of data")),
        new Fault(
            32,
            "the target becomes a symbolic link during the run",
            "a link put in its place",
            new Shown(NameFaults::swapped)),
        new Fault(
            33,
            "source and target are one file",
            "the same name, a hard link, a symbolic link",
            new Shown(NameFaults::same)),
        new Fault(
            34,
            "the target is there, is a directory, or may not be written",
            "each of them; an unprivileged user",
            new Shown(NameFaults::targets)),
        new Fault(
            35,
            "the source shrinks, grows, or is replaced during the run",
            "a throttled run, and another process",
            new Shown(NameFaults::sources)),
        new Fault(
            36,
            "the far side of a socket stalls, resets, trickles",
            "nothing",
            new Nothing("there are no sockets")),
        new Fault(
            37,
            "a certificate that is not right; TLS that is cut off",
            "nothing",
            new Nothing("there are no sockets")),
        new Fault(
            38,
            "HTTP with a wrong length, a loop of redirects, a bomb",
            "nothing",
            new Nothing("there is no HTTP")),
        new Fault(
            39,
            "a dashboard's visitors: slow, many, forged",
            "nothing",
            new Nothing("there is no dashboard")),
        new Fault(
            40,
            "two runs on one target; a damaged journal",
            "`--resume`, twice at a time; a journal with other bytes",
            new Shown(NameFaults::two)));
  }

  private static Process slow(Scene scene, String... before) throws Exception {
    var words = new ArrayList<>(List.of("run"));
    words.addAll(List.of(before));
    words.addAll(List.of("in.log", "!", "throttle", "500kB/s", "!", "gzip", "!", "out"));
    Process process = scene.weir.start(words.toArray(String[]::new));
    Weir.await("a run", scene.weir::writesTemporaryFile);
    return process;
  }

  private static String swapped(Scene scene) throws Exception {
    Files.writeString(scene.path("victim"), "precious");
    Process process = slow(scene, "--force");
    scene.bash("ln -sf victim out").silent(0);
    Weir.Outcome outcome = Weir.outcome(process);
    assertEquals("precious", Files.readString(scene.path("victim")));
    scene.bash("test ! -L out && $weir gunzip -c <out | cmp - in.log").silent(0);
    return Scene.seen(outcome) + ": the link is replaced, not written through";
  }

  private static String same(Scene scene) throws Exception {
    byte[] before = Files.readAllBytes(scene.path("in.log"));
    Files.createLink(scene.path("hard"), scene.path("in.log"));
    Files.createSymbolicLink(scene.path("soft"), Path.of("in.log"));
    String seen = "";
    for (String target : List.of("in.log", "hard", "soft")) {
      seen =
          scene.clean(
              2,
              List.of("run", "--force", "in.log", "!", target),
              "source and target are the same file");
    }
    assertEquals(before.length, Files.size(scene.path("in.log")));
    return seen;
  }

  private static String targets(Scene scene) throws Exception {
    String there = scene.clean(2, List.of("run", "in.log", "!", "out"), "is there already");
    String directory = scene.clean(1, List.of("run", "in.log", "!", "."), "is a directory");
    Path locked = Files.createDirectory(scene.path("locked"));
    scene.bash("chmod 755 . && chmod a+r in.log && chmod 555 locked").silent(0);
    boolean other = scene.bash("setpriv --reuid=65534 --clear-groups ls in.log").code() == 0;
    if (!other) {
      System.out.println("skipped: no other user can be, so nothing is forbidden");
    }
    assumeTrue(other, "no other user can be");
    Weir.Outcome refused =
        scene.bash("HOME=/ setpriv --reuid=65534 --clear-groups $weir run in.log ! locked/x");
    refused.refused(1, "file:locked/x: permission denied (stage 2 of 2, before anything moved)");
    assertEquals(List.of(), new Weir(locked).files());
    return there + "; " + directory + "; " + Scene.seen(refused);
  }

  private static String sources(Scene scene) throws Exception {
    Process process = slow(scene, "--force");
    try (var file = Files.newByteChannel(scene.path("in.log"), StandardOpenOption.WRITE)) {
      file.truncate(300_000);
    }
    Weir.Outcome shrunk = Weir.outcome(process);
    shrunk.refused(1, "file:in.log: shrank while it was read: it ended at byte ");
    scene.assertUntouched();
    scene.bash("rm in.log && $weir run gen:1048576 ! in.log && cp in.log old.log").silent(0);
    Process replaced = slow(scene, "--force");
    scene.bash("echo other >new && mv new in.log").silent(0);
    Weir.outcome(replaced).silent(0);
    scene.bash("$weir gunzip -c <out | cmp - old.log").silent(0);
    Files.writeString(scene.path("out"), "old");
    scene.bash("cp old.log in.log").silent(0);
    Process grown = slow(scene, "--force");
    Files.writeString(scene.path("in.log"), "more", StandardOpenOption.APPEND);
    Weir.outcome(grown).silent(0);
    scene.bash("$weir gunzip -c <out | cmp - in.log").silent(0);
    return Scene.seen(shrunk) + "; what grows is read to its end; what is replaced is read on";
  }

  private static String two(Scene scene) throws Exception {
    String[] words = {
      "run", "--resume", "--resume-every=100kB", "--force", "in.log ! throttle 300kB/s ! out"
    };
    Process first = scene.weir.start(words);
    Weir.await("a journal", () -> Files.exists(scene.path(".out.weir-journal")));
    Weir.Outcome second = scene.weir.run(words);
    second.refused(1, "out: another run is at work on it");
    Weir.signal(first.toHandle(), "KILL");
    Weir.outcome(first);
    Path journal = scene.path(".out.weir-journal");
    byte[] written = Files.readAllBytes(journal);
    byte[] damaged = written.clone();
    damaged[damaged.length / 2] ^= 2;
    Files.write(journal, damaged);
    Weir.Outcome refused = scene.weir.run(words);
    refused.refused(1, "the journal is damaged: remove it to begin anew");
    assertEquals("old", Files.readString(scene.path("out")));
    Files.write(journal, written);
    Weir.Outcome gone = scene.weir.run(words);
    assertEquals(0, gone.code(), gone.err());
    assertTrue(gone.err().contains("goes on at "), gone.err());
    scene.bash("cmp in.log out").silent(0);
    return Scene.seen(second).replaceAll("`weir: \\S*out:", "`weir: out:")
        + "; "
        + Scene.seen(refused).replaceAll("`weir: \\S*journal:", "`weir: .out.weir-journal:");
  }
}
