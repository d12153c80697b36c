package dev.weir.checks.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every documented behaviour of the command and every error, as somebody would see it in a shell.
///
/// `commands.txt` holds lines of bash, each behind a `$`, and under each what it prints, both
/// streams, and its exit code in brackets if that is not 0. They run in one folder, one after the
/// other. What is printed now is left in `target/transcript.txt`, to compare, or to take its place.
@Timeout(300)
class TranscriptTest {
  private static final String PROMPT = "$ ";

  @TempDir Path folder;

  @Test
  void whatIsPrintedIsWhatIsWrittenDown() throws Exception {
    Weir.build();
    String expected = transcript();
    var weir = new Weir(folder);
    var now = new ArrayList<String>();
    for (String line : inputs(expected)) {
      now.add(line);
      if (line.startsWith(PROMPT)) {
        now.addAll(printed(weir, line.substring(PROMPT.length())));
      }
    }
    String actual = String.join("\n", now) + "\n";
    Files.writeString(Path.of("target/transcript.txt"), actual);
    assertEquals(expected, actual);
  }

  private List<String> printed(Weir weir, String command) throws Exception {
    Weir.Outcome outcome = weir.bash("weir() { \"$weir\" \"$@\"; }; { " + command + "\n} 2>&1");
    var lines = new ArrayList<String>();
    String text = outcome.out().replace(folder.toRealPath().toString(), "FOLDER");
    if (!text.isEmpty()) {
      lines.addAll(List.of(text.replaceFirst("\n\\z", "").split("\n", -1)));
    }
    if (outcome.code() != 0) {
      lines.add("[" + outcome.code() + "]");
    }
    return lines;
  }

  /// The commands, and what is for people: titles, and the empty lines around them.
  private static List<String> inputs(String transcript) {
    var inputs = new ArrayList<String>();
    boolean answer = false;
    for (String line : transcript.lines().toList()) {
      boolean title = line.startsWith("# ") || line.isEmpty();
      if (line.startsWith(PROMPT)) {
        answer = true;
        inputs.add(line);
      } else if (title && (!answer || line.isEmpty() || inputs.getLast().isEmpty())) {
        answer = false;
        inputs.add(line);
      }
    }
    return inputs;
  }

  private static String transcript() throws IOException {
    try (InputStream file = TranscriptTest.class.getResourceAsStream("commands.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
