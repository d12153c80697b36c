package dev.weir.checks.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The lab: what does not wait dies; what waits is whole, byte for byte, under the same limit.
///
/// The source is as fast as the machine lets it be, so that a busy machine makes the lesson longer
/// and not different.
@Timeout(300)
class LabTest {
  private static final long MIB = 1 << 20;

  @TempDir Path folder;

  @BeforeAll
  @Timeout(300)
  static void theCommandIsBuilt() throws Exception {
    Weir.build();
  }

  @Test
  void theNaiveDieAndTheOthersAreWhole() throws Exception {
    List<Seen> outcomes =
        lab(96 * MIB, "--size=112MiB", "--speed=1GiB/s", "--rate=24MiB/s", "--limit=96MiB");
    for (Seen outcome : outcomes) {
      assertEquals("true", outcome.field("asTaught"), outcome::line);
    }
    String node = Weir.has("node") ? ", naive node, broken node" : "";
    String all = outcomes.stream().map(Seen::name).toList().toString();
    for (String name :
        ("naive jdk, by-hand weir, pipeline weir, for-loop weir, broken weir, broken jdk" + node)
            .split(", ", -1)) {
      assertTrue(all.contains(name), name + " in " + all);
    }
    Seen broken = named(outcomes, "broken weir");
    assertTrue(broken.line().contains("the output of yesterday, untouched"), broken.line());
    assertFalse(named(outcomes, "broken jdk").line().contains("untouched"));
  }

  @Test
  void whereNoControlGroupCanBeMadeTheHeapIsTheLimit() throws Exception {
    List<Seen> outcomes =
        lab(
            64 * MIB,
            "--fence=heap",
            "--no-node",
            "--size=96MiB",
            "--speed=1GiB/s",
            "--rate=24MiB/s",
            "--limit=64MiB",
            "naive",
            "by-hand");
    assertEquals("out_of_memory", named(outcomes, "naive jdk").field("end"));
    assertEquals("whole", named(outcomes, "by-hand weir").field("end"));
  }

  @Test
  void whatIsBufferedStaysBelowTheMark() throws Exception {
    List<Seen> outcomes =
        lab(96 * MIB, "--no-node", "--size=16MiB", "--speed=1GiB/s", "--rate=8MiB/s", "by-hand");
    long most = Long.parseLong(named(outcomes, "by-hand weir").field("peakBuffered"));
    assertTrue(most > MIB / 2 && most <= MIB, "at most " + most);
  }

  @Test
  void aReportAndPicturesAreWrittenWhereOneSays() throws Exception {
    Weir.Outcome outcome =
        new Weir(folder)
            .run("lab", "--no-node", "--size=2MiB", "--html=a.html", "--pictures=b", "broken");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("", outcome.out());
    assertEquals(List.of("a.html", "b"), new Weir(folder).files());
    assertTrue(outcome.err().contains("a.html: the report"), outcome.err());
  }

  @Test
  void helpIsMadeOfItsOptions() throws Exception {
    String help = new Weir(folder).run("help", "lab").out();
    assertTrue(help.contains("--limit=SIZE") && help.contains("128MiB"), help);
    assertEquals(help, new Weir(folder).run("lab", "--help").out());
    assertTrue(new Weir(folder).run("help").out().contains("\n  weir lab "), "the overview");
    assertTrue(new Weir(folder).run("__complete", "lab", "--fe").out().startsWith("--fence=auto"));
    new Weir(folder).run("lab", "--limt=1GiB").refused(2, "did you mean --limit?");
  }

  @Test
  void afterASignalNothingRunsAnyMoreAndNothingIsLeft() throws Exception {
    var builder =
        new Weir(folder)
            .builder(Weir.command().toString(), "lab", "--no-node", "--rate=1MiB/s", "by-hand");
    builder.environment().put("WEIR_JAVA_OPTS", "-Djava.io.tmpdir=" + folder);
    Process lab = builder.start();
    Weir.await("a process of it", () -> lab.descendants().findAny().isPresent());
    List<ProcessHandle> lessons = lab.descendants().toList();
    Weir.signal(lab.toHandle(), "INT");
    assertEquals(130, Weir.outcome(lab).code());
    assertFalse(lessons.stream().anyMatch(ProcessHandle::isAlive), lessons.toString());
    assertEquals(List.of(), new Weir(folder).files());
  }

  private List<Seen> lab(long limit, String... options) throws Exception {
    var words = new ArrayList<>(List.of("lab", "--json"));
    words.addAll(List.of(options));
    Weir.Outcome outcome = new Weir(folder).run(words.toArray(String[]::new));
    assertEquals(0, outcome.code(), outcome.err());
    var outcomes = new ArrayList<Seen>();
    for (String line : outcome.out().lines().toList()) {
      if (line.startsWith("{\"event\":\"outcome\"")) {
        var seen = new Seen(line);
        outcomes.add(seen);
        long most = Long.parseLong(seen.field("peakOwn")) / MIB;
        System.out.println(
            seen.name() + ": " + seen.field("end") + ", " + most + " of " + limit / MIB + " MiB");
      }
    }
    return outcomes;
  }

  private static Seen named(List<Seen> outcomes, String name) {
    return outcomes.stream()
        .filter(outcome -> outcome.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// A line of JSON about an outcome.
  private record Seen(String line) {

    String field(String name) {
      Matcher field = Pattern.compile("\"" + name + "\":\"?([^\",]*)").matcher(line);
      assertTrue(field.find(), name + " in " + line);
      return field.group(1);
    }

    String name() {
      return field("scenario") + " " + field("kind");
    }
  }
}
