package dev.weir.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.spi.Arguments;
import dev.weir.spi.UsageException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the options mean.
class SettingsTest {

  private static Settings settings(List<String> scenarios, Map<String, String> options) {
    return Settings.of(Arguments.of(new Lab().spec(), scenarios, options));
  }

  @Test
  void allScenariosAreShownUnlessSomeAreNamed() {
    assertEquals(List.of(Scenario.values()), settings(List.of(), Map.of()).scenarios());
    assertEquals(
        List.of(Scenario.PIPELINE, Scenario.NAIVE),
        settings(List.of("pipeline", "naive"), Map.of()).scenarios());
  }

  @Test
  void byDefaultMoreWouldPileUpThanThereIsRoomFor() {
    Settings usual = settings(List.of(), Map.of());
    assertTrue(usual.piledUp() > usual.limit());
    assertTrue(usual.size() > usual.limit(), "a file larger than the memory");
  }

  @Test
  void whatMakesNoLessonIsRefused() {
    refused("limit must be at least 64 MiB: 1.0 MiB", Map.of("limit", "1MiB"));
    refused("speed must be above rate", Map.of("speed", "1MiB/s"));
    refused("rate is in bytes", Map.of("rate", "1000/s"));
    refused("size must be at least 1.0 MiB: 5 B", Map.of("size", "5"));
  }

  private static void refused(String message, Map<String, String> options) {
    var refusal = assertThrows(UsageException.class, () -> settings(List.of(), options));
    assertTrue(String.valueOf(refusal.getMessage()).contains(message), refusal.getMessage());
  }
}
