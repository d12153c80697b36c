package dev.weir.checks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/peer-scenarios.md` names a test for each scenario, and it is there.
class PeerTableTest {
  private static final int SCENARIOS = 35;
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| N-(\\d\\d) \\|.*\\| `(\\w+)\\.(n\\d\\d\\w+)` \\|$");

  @Test
  void everyScenarioHasItsTest() throws Exception {
    String table = Files.readString(Path.of("../docs/peer-scenarios.md"));
    List<MatchResult> rows = ROW.matcher(table).results().toList();
    assertEquals(
        IntStream.rangeClosed(1, SCENARIOS).mapToObj("%02d"::formatted).toList(),
        rows.stream().map(row -> row.group(1)).toList());
    List<String> tests =
        Stream.of(
                BackpressureScenariosTest.class,
                EndingScenariosTest.class,
                PipelineScenariosTest.class,
                StageScenariosTest.class)
            .flatMap(
                type ->
                    Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(method -> type.getSimpleName() + "." + method.getName()))
            .sorted()
            .toList();
    assertEquals(
        tests, rows.stream().map(row -> row.group(2) + "." + row.group(3)).sorted().toList());
    rows.forEach(row -> assertEquals("n" + row.group(1), row.group(3).substring(0, 3)));
  }
}
