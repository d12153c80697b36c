package dev.weir.checks.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.checks.command.Weir;
import dev.weir.checks.faults.Fault.Elsewhere;
import dev.weir.checks.faults.Fault.Nothing;
import dev.weir.checks.faults.Fault.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every fault, and the table of what becomes of each, `docs/faults.md`.
@Timeout(600)
class FaultsTest {
  private static final List<Fault> FAULTS =
      Stream.of(DiskFaults.all(), ProcessFaults.all(), DataFaults.all(), NameFaults.all())
          .flatMap(List::stream)
          .sorted((a, b) -> Integer.compare(a.number(), b.number()))
          .toList();
  private static final boolean THOROUGH =
      !"long".equals(System.getProperty("weir.leftOut", "long"));
  private static final SortedMap<Integer, String> SEEN = new TreeMap<>();
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir static Path folder;

  @BeforeAll
  @Timeout(300)
  static void theCommandIsBuilt() throws Exception {
    Weir.build();
  }

  @TestFactory
  Stream<DynamicTest> whatBecomesOfEach() {
    return FAULTS.stream()
        .map(
            fault ->
                DynamicTest.dynamicTest(fault.number() + " " + fault.name(), () -> meet(fault)));
  }

  private static void meet(Fault fault) throws Exception {
    String seen =
        switch (fault.proof()) {
          case Shown(var scenario) -> {
            Path own = Files.createDirectory(folder.resolve(Integer.toString(fault.number())));
            yield scenario.run(new Scene(own, THOROUGH));
          }
          case Elsewhere(String outcome, String test) -> {
            assertTrue(isTest(test), test + " is not there");
            yield outcome + " (" + test + ")";
          }
          case Nothing(String reason) -> {
            System.out.println("skipped: fault " + fault.number() + ": " + reason);
            yield "nothing yet that it could happen to: " + reason;
          }
        };
    SEEN.put(fault.number(), seen);
  }

  /// Whether the sources have such a test: nobody points to one that has gone.
  private static boolean isTest(String name) throws IOException {
    int dot = name.indexOf('.');
    String file = name.substring(0, dot) + ".java";
    String method = " " + name.substring(dot + 1) + "(";
    assertTrue(method.length() > 2, name);
    try (Stream<Path> sources = Files.walk(ROOT)) {
      for (Path source : sources.filter(path -> path.endsWith(file)).toList()) {
        if (Files.readString(source).contains(method)) {
          return true;
        }
      }
      return false;
    }
  }

  /// The table has what was seen; where something was skipped, nobody can tell.
  @AfterAll
  static void theTableSaysWhatWasSeen() throws IOException {
    var table =
        new StringBuilder(
            Files.readString(Path.of("src/test/resources/dev/weir/checks/faults/head.md")));
    for (Fault fault : FAULTS) {
      table.append(
          "| %d | %s | %s | %s |%n"
              .formatted(
                  fault.number(),
                  fault.name(),
                  fault.made(),
                  SEEN.getOrDefault(fault.number(), "skipped here")));
    }
    Files.writeString(Path.of("target/faults.md"), table);
    if (SEEN.size() == FAULTS.size()) {
      assertEquals(
          Files.readString(ROOT.resolve("docs/faults.md")),
          table.toString(),
          "docs/faults.md is not what was seen; weir-checks/target/faults.md is");
    }
  }
}
