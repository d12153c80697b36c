package dev.weir.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.CancelledException;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.Summary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `throttle`, and the file that it may take its rate from.
@Timeout(30)
class ThrottleWordsTest {
  private static final Vocabulary WORDS = Vocabulary.installed();

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("rate.txt");
  }

  @Test
  void bytesAndElementsAreTold() throws Exception {
    assertEquals(100_000, passed("gen:100kB ! throttle 1GB/s ! null"));
    assertEquals(100_000, passed("gen:100kB ! throttle 1GB/s burst=64KiB ! null"));
    assertEquals(
        100_000, passed("gen:100kB ! lines ! throttle 10000000/s burst=1000 ! unlines ! null"));
  }

  private static long passed(String text) throws Exception {
    return WORDS.parse(text).job().run().progress().bytesOut();
  }

  @Test
  void theWrongKindIsRefusedBeforeAnythingOpens() {
    refused(
        "a ! lines ! throttle 1MiB/s ! unlines ! b",
        "throttle takes bytes, but lines gives lines: put `unlines` before it");
    refused(
        "a ! gunzip ! throttle 10/s ! b",
        "throttle takes lines or other elements, but gunzip gives bytes: put `lines` before it");
    refused(
        "a ! throttle 1MiB/s ! throttle 10/s ! b",
        "throttle takes lines or other elements, but file gives bytes: put `lines` before it");
  }

  @Test
  void theBurstIsOfTheSameKind() {
    refused(
        "a ! throttle 1MiB/s burst=10 ! b", "throttle: burst must be a size, as the rate is: 10");
    refused(
        "a ! lines ! throttle 5/s burst=1kB ! unlines ! b",
        "throttle: burst must be a count, as the rate is: 1kB");
    refused(
        "a ! throttle 1MiB/s burst=0B ! b",
        "throttle: burst must be from 1 to 1152921504606846976: 0");
    refused(
        "a ! throttle 2000000TiB/s ! b",
        "throttle: a rate must be from 1 to 1152921504606846976/s: 2199023255552000000");
  }

  private static void refused(String text, String message) {
    assertEquals(message, assertThrows(UsageException.class, () -> WORDS.parse(text)).getMessage());
  }

  @Test
  void theFileIsReadAsItIsWritten() throws Exception {
    var rate = new RateFile(file, Arguments.rateOf("7MB/s"));
    assertEquals(7_000_000, rate.getAsLong());
    Files.writeString(file, "5MiB/s\n");
    assertEquals(5 << 20, rate.getAsLong());
    Files.writeString(file, "\n 1B/s \n\n");
    assertEquals(1, rate.getAsLong());
  }

  @Test
  void whatIsNoRateChangesNothing() throws Exception {
    var rate = new RateFile(file, Arguments.rateOf("7MB/s"));
    for (String text : List.of("", "5", "0B/s", "5MiB", "fast", "1000/s", "1kB/s 1kB/s", "\0")) {
      Files.writeString(file, text);
      assertEquals(7_000_000, rate.getAsLong(), text);
    }
    Files.writeString(file, "5MiB/s");
    assertEquals(5 << 20, rate.getAsLong());
    Files.delete(file);
    assertEquals(5 << 20, rate.getAsLong());
    Files.createDirectory(file);
    assertEquals(5 << 20, rate.getAsLong());
  }

  /// At 1 B/s it would take two days.
  @Test
  void aChangeInTheFileReachesARunThatGoesOn() throws Exception {
    Run<Summary> run =
        WORDS.parse("gen:200kB ! throttle 1B/s from='" + file + "' ! null").job().start();
    awaitFirst(run); // the file was looked at, and was not there
    Files.writeString(file, "1TB/s");
    run.await();
    assertEquals(200_000, run.summary().progress().bytesOut());
  }

  private static void awaitFirst(Run<?> run) {
    while (run.snapshot().stages().size() < 3 || run.snapshot().stages().getLast().bytesIn() < 1) {
      Thread.onSpinWait();
    }
  }

  @Test
  void eachRunBeginsWithTheRateThatIsWritten() throws Exception {
    Files.writeString(file, "1TB/s");
    PipelineText text = WORDS.parse("gen:200kB ! throttle 1B/s from='" + file + "' ! null");
    text.job().run();
    text.job().run();
    Files.delete(file);
    var run = text.job().start();
    awaitFirst(run);
    run.cancel();
    assertThrows(CancelledException.class, run::await);
    assertTrue(run.summary().progress().bytesOut() < 1000);
  }
}
