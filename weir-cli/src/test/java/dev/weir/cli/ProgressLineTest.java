package dev.weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Incidents;
import dev.weir.Progress;
import dev.weir.observe.ProcessMemory;
import dev.weir.pipeline.Snapshot;
import dev.weir.pipeline.StageSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private static final long MIB = 1 << 20;
  private static final ProcessMemory UNKNOWN = new ProcessMemory(-1, -1, 0, 0, 0);

  @Test
  void aKnownSizeGivesPercentAndTimeLeft() {
    assertEquals(
        "25 %, 256 MiB of 1.0 GiB, 64 MiB/s, 12 s left",
        line(256 * MIB, OptionalLong.of(1024 * MIB), 64.0 * MIB));
  }

  @Test
  void anUnknownSizeGivesTheTimeSpent() {
    assertEquals("256 MiB, 64 MiB/s, 5 s", line(256 * MIB, OptionalLong.empty(), 64.0 * MIB));
  }

  @Test
  void withoutARateThereIsNoTimeLeft() {
    assertEquals("25 %, 256 MiB of 1.0 GiB", line(256 * MIB, OptionalLong.of(1024 * MIB), -1));
    assertEquals(
        "25 %, 256 MiB of 1.0 GiB, 0 B/s", line(256 * MIB, OptionalLong.of(1024 * MIB), 0));
  }

  @Test
  void aSourceThatGrewIsAtMostHundredPercent() {
    assertEquals("100 %, 2.0 MiB of 1.0 MiB, 1.0 MiB/s", line(2 * MIB, OptionalLong.of(MIB), MIB));
  }

  @Test
  void hundredPercentIsNotSaidBeforeTheEnd() {
    assertTrue(line(1024 * MIB - 1, OptionalLong.of(1024 * MIB), MIB).startsWith("99 %"));
  }

  @Test
  void elementsAreCounted() {
    var snapshot =
        new Snapshot(
            Duration.ofSeconds(5),
            new Progress(12_345, -1, 0, -1),
            OptionalLong.of(50_000),
            List.of(),
            List.of(),
            false,
            false,
            Duration.ZERO,
            List.of());
    assertEquals(
        "24 %, 12,345 of 50,000, 1,000/s, 38 s left", ProgressLine.of(snapshot, 1000, UNKNOWN, 80));
  }

  @Test
  void itIsShorterThanTheTerminalIsWide() {
    var snapshot = snapshot(256 * MIB, OptionalLong.of(1024 * MIB));
    for (int columns = 1; columns < 60; columns++) {
      assertTrue(ProgressLine.of(snapshot, MIB, UNKNOWN, columns).length() < columns);
    }
  }

  @Test
  void durationsHaveTwoUnits() {
    assertEquals("0 s", ProgressLine.duration(0));
    assertEquals("59 s", ProgressLine.duration(59));
    assertEquals("1 min 0 s", ProgressLine.duration(60));
    assertEquals("59 min 59 s", ProgressLine.duration(3_599));
    assertEquals("2 h 5 min", ProgressLine.duration(7_530));
    assertEquals("3 d 4 h", ProgressLine.duration(3 * 86_400 + 4 * 3_600 + 60));
  }

  private static String line(long bytes, OptionalLong size, double rate) {
    return ProgressLine.of(snapshot(bytes, size), rate, UNKNOWN, 80);
  }

  private static Snapshot snapshot(long bytes, OptionalLong size) {
    return new Snapshot(
        Duration.ofSeconds(5),
        new Progress(1, bytes, 0, -1),
        size,
        List.of(),
        List.of(),
        false,
        false,
        Duration.ZERO,
        List.of());
  }

  private static StageSnapshot stage(String name, long bytesOut, double busy) {
    Duration had = Duration.ofMillis(Math.round(busy * 1000));
    var spent =
        new StageSnapshot.Spent(
            had, Duration.ofSeconds(1).minus(had), Duration.ZERO, had, Duration.ZERO);
    return new StageSnapshot(name, 0, 0, 1, bytesOut, spent, false, Incidents.NONE, null);
  }

  @Test
  void whereThereIsRoomItSaysMore() {
    List<StageSnapshot> stages =
        List.of(stage("file:a", 256 * MIB, 0.04), stage("gzip", 128 * MIB, 0.96));
    var snapshot =
        new Snapshot(
            Duration.ofSeconds(10),
            new Progress(1, 256 * MIB, 1, 128 * MIB),
            OptionalLong.of(1024 * MIB),
            stages,
            stages,
            false,
            false,
            Duration.ZERO,
            List.of());
    var memory = new ProcessMemory(51 * MIB, 64 * MIB, 4 * MIB, 16 * MIB, 0);
    String whole =
        "25 %, 256 MiB of 1.0 GiB, 64 MiB/s, 12 s left, average 26 MiB/s, gzip is the bottleneck: busy"
            + " 96 %, memory 51 MiB of 64 MiB";
    assertEquals(whole, ProgressLine.of(snapshot, 64.0 * MIB, memory, 200));
    assertEquals(whole, ProgressLine.of(snapshot, 64.0 * MIB, memory, whole.length() + 1));
    for (int columns = 1; columns <= whole.length(); columns++) {
      String line = ProgressLine.of(snapshot, 64.0 * MIB, memory, columns);
      assertTrue(line.length() < columns, line);
    }
  }

  @Test
  void memoryIsHeapWhereTheSystemSaysNothing() {
    assertEquals(
        "heap 4.0 MiB of 16 MiB",
        ProgressLine.memory(new ProcessMemory(-1, -1, 4 * MIB, 16 * MIB, 0)));
    assertEquals("memory 51 MiB", ProgressLine.memory(new ProcessMemory(51 * MIB, -1, 0, 1, 0)));
  }
}
