package dev.weir.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.OverdueException;
import dev.weir.StreamException;
import dev.weir.Timeouts;
import dev.weir.pipeline.Pipe;
import dev.weir.pipeline.Pipeline;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// `timeout`.
class TimeoutWordsTest {
  private static final Vocabulary WORDS = Vocabulary.installed();

  @Test
  void whatComesInTimeGoesThrough() throws Exception {
    assertEquals(100_000, passed("gen:100kB ! timeout idle=1h ! null"));
    assertEquals(100_000, passed("gen:100kB ! lines ! timeout first=1h idle=1h ! unlines ! null"));
  }

  private static long passed(String text) throws Exception {
    return WORDS.parse(text).job().run().progress().bytesOut();
  }

  @Test
  void whatDoesNotComeFails() {
    for (String option : new String[] {"idle", "first"}) {
      var text = WORDS.parse("a ! timeout " + option + "=20ms ! null");
      assertTrue(text.job().toString().contains("timeout"));
    }
    Pipe<Bytes> silent = Pipe.of(Bound.DEFAULT);
    var job = Pipeline.from(silent).through(Timeouts.idle(Duration.ofMillis(20))).forEach(_ -> {});
    var thrown = assertThrows(StreamException.class, job::run);
    assertInstanceOf(OverdueException.class, thrown.getCause());
    assertTrue(
        Objects.requireNonNull(thrown.getMessage())
            .startsWith("timeout: no element within 0.02s (stage 2 of 3, "),
        thrown.getMessage());
  }

  @Test
  void oneOfTheTimesIsNeeded() {
    var thrown = assertThrows(UsageException.class, () -> WORDS.parse("a ! timeout ! b").job());
    assertTrue(
        Objects.requireNonNull(thrown.getMessage())
            .contains("it needs idle=TIME or first=TIME, such as idle=5s"),
        thrown.getMessage());
    assertThrows(UsageException.class, () -> WORDS.parse("a ! timeout idle=5 ! b").job());
  }
}
