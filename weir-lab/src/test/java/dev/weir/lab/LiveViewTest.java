package dev.weir.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.spi.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The experiment in a terminal, and elsewhere.
class LiveViewTest {
  private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
  private final List<String> said = new ArrayList<>();

  private Console console(boolean redraws, int columns) {
    var err = new PrintStream(drawn, true, StandardCharsets.UTF_8);
    return new Console() {
      @Override
      public void print(String text) {}

      @Override
      public void say(String line) {
        said.add(line);
      }

      @Override
      public PrintStream err() {
        return err;
      }

      @Override
      public boolean redraws() {
        return redraws;
      }

      @Override
      public int columns() {
        return columns;
      }
    };
  }

  @Test
  void aLineIsNeverWiderThanTheTerminal() {
    for (int columns : new int[] {1, 20, 80}) {
      drawn.reset();
      new LiveView(console(true, columns), Samples.SETTINGS).over(Samples.all());
      String text = drawn.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9]*[AK]|\r", "");
      text.lines().forEach(line -> assertTrue(line.length() < columns, line));
      assertEquals(Samples.all().size(), text.lines().count());
    }
  }

  @Test
  void whereNothingCanBeDrawnAgainEachIsALineAtItsEnd() {
    var view = new LiveView(console(false, 80), Samples.SETTINGS);
    view.running(List.of());
    view.tick();
    view.over(Samples.all());
    assertEquals("", drawn.toString(StandardCharsets.UTF_8));
    assertEquals(Samples.all().size(), said.size());
    assertTrue(said.getFirst().contains("killed at the limit after 1.0 s"), said.getFirst());
  }
}
