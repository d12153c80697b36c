package dev.weir.checks.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.checks.command.Weir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A folder in which something goes wrong: `in.log` is to be read, `out` is an old target.
final class Scene {
  /// From the beginning of a run that meets a fault at once: what is promised is 2 s, and the
  /// machine may be busy.
  private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(20);

  private static final int INPUT_BYTES = 1 << 20;
  private static final Pattern NUMBERS =
      Pattern.compile("(?<![\\w-])\\d+(?:[.,]\\d+)*(?: (?:[kKMGT]?i?B|bytes?)\\b)?");
  private static final Pattern NOTHING = Pattern.compile("nothing (in|out)");

  final Path folder;
  final Weir weir;
  final boolean thorough;

  Scene(Path folder, boolean thorough) throws Exception {
    this.folder = folder;
    this.weir = new Weir(folder);
    this.thorough = thorough;
    weir.run("run", "gen:" + INPUT_BYTES, "!", "in.log").silent(0);
    Files.writeString(folder.resolve("out"), "old");
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /// Runs a line of bash in which `$weir` is the command.
  Weir.Outcome bash(String line) throws Exception {
    return weir.bash(line);
  }

  /// What was seen, without the numbers, which may differ.
  static String seen(Weir.Outcome outcome) {
    String line = outcome.err().isEmpty() ? "says nothing" : "`" + outcome.err().strip() + "`";
    String numbers = NUMBERS.matcher(line).replaceAll("N");
    return "exit " + outcome.code() + ": " + NOTHING.matcher(numbers).replaceAll("N $1");
  }

  /// Runs it; it has to fail soon, in one line that has all of this, and to leave what was there.
  String clean(int code, List<String> words, String... parts) throws Exception {
    long began = System.nanoTime();
    Weir.Outcome outcome = weir.run(words.toArray(String[]::new));
    assertTrue(System.nanoTime() - began < SOON_NANOS, "it took too long");
    outcome.refused(code, parts);
    assertUntouched();
    return seen(outcome);
  }

  /// The old target is what it was, and nothing is beside it.
  void assertUntouched() throws IOException {
    assertEquals("old", Files.readString(path("out")));
    List<String> left = weir.files();
    assertTrue(left.stream().noneMatch(name -> name.contains(".weir-")), left.toString());
  }

  /// What strace makes of one system call.
  ///
  /// @param call its name
  /// @param path only calls on that file; empty for all
  /// @param injected such as `error=EIO`
  record Injection(String call, String path, String injected) {
    List<String> words(String when) {
      var words = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", "calls"));
      if (!path.isEmpty()) {
        words.addAll(List.of("-P", path));
      }
      words.addAll(List.of("-e", "trace=" + call));
      words.addAll(List.of("-e", "inject=" + call + ":" + injected + ":when=" + when));
      return words;
    }
  }

  /// Runs the command with a system call that goes wrong.
  Weir.Outcome injected(Injection injection, String when, List<String> words) throws Exception {
    assumeTrue(canTrace(), "no process may be traced here");
    List<String> all = injection.words(when);
    all.add(Weir.command().toString());
    all.addAll(words);
    return Weir.outcome(weir.builder(all.toArray(String[]::new)).start());
  }

  private boolean canTrace() throws Exception {
    boolean can = Weir.has("strace") && bash("strace -f -qq -o calls true").code() == 0;
    if (!can) {
      System.out.println("skipped: strace cannot trace here");
    }
    return can;
  }

  /// Whether the call went wrong as it was told to.
  boolean fired() throws IOException {
    String calls = Files.readString(path("calls"));
    return calls.contains("(INJECTED)") || calls.contains("(DELAYED)");
  }

  /// Lets the first call go wrong, the second, the third, until a run never comes to that call and
  /// succeeds. Each before that has to fail, in one line that has these parts, and to leave what
  /// was there.
  String everyCall(Injection injection, List<String> words, String... parts) throws Exception {
    String first = "";
    for (int n = 1; ; n++) {
      Weir.Outcome outcome = injected(injection, Integer.toString(n), words);
      if (!fired()) {
        assertEquals(0, outcome.code(), outcome.err());
        assertTrue(n > 1, "no call went wrong: " + injection);
        Files.writeString(path("out"), "old");
        return "%s, for each of the calls".formatted(first);
      }
      outcome.refused(1, parts);
      assertUntouched();
      first = first.isEmpty() ? seen(outcome) : first;
    }
  }
}
