package dev.weir.checks.cancel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.checks.holes.ChildJvm;
import dev.weir.file.StandardInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Standard input is open and gives nothing; the program gets out all the same, and ends.
@Timeout(60)
class StandardInputTest {

  @ParameterizedTest
  @CsvSource({
    "CANCEL, false, CancelledException",
    "CANCEL, true, CancelledException",
    "INTERRUPT, false, InterruptedException",
    "INTERRUPT, true, InterruptedException",
    "DEADLINE, false, DeadlineException",
    "DEADLINE, true, DeadlineException",
    "SIBLING, true, StreamException"
  })
  void whoIsBlockedInStandardInputGetsOut(Way way, boolean buffered, String outcome)
      throws Exception {
    List<String> arguments = List.of(way.name(), String.valueOf(buffered));
    Process program =
        ChildJvm.of(
                List.of("-XX:TieredStopAtLevel=1"),
                StandardInputProgram.class,
                arguments,
                StandardInput.class)
            .start();
    try (var input = program.getOutputStream()) {
      input.write('x');
      input.flush();
      assertTrue(program.waitFor(30, TimeUnit.SECONDS), "it is still running");
      String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(outcome, said.strip());
    } finally {
      program.destroyForcibly();
    }
  }
}
