package dev.weir.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.Report;
import dev.weir.Sinks;
import dev.weir.Sources;
import dev.weir.Transforms;
import dev.weir.text.Lines;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportsTest {
  private static final Bytes TEXT = Bytes.utf8("one\ntwo\nthree\n");

  private static List<String> texts(Summary summary) {
    return summary.reports().stream().map(report -> report.report().text()).toList();
  }

  @Test
  void bytesAndElementsAreCountedWhereTheyPass() throws Exception {
    Summary summary =
        Pipeline.from(Sources.of(TEXT, TEXT))
            .through(Transforms.count())
            .through(Lines.utf8())
            .buffer(Bound.elements(2))
            .through(Transforms.count())
            .filter(line -> line.length() == 3)
            .through(Transforms.count())
            .to(Sinks.discard())
            .run();
    assertEquals(List.of("28", "6", "4"), texts(summary));
    Summary.StageReport second = summary.reports().get(1);
    assertEquals(5, second.stage());
    assertEquals("count", second.name());
    assertEquals(Map.of("elements", 6L), second.report().values());
  }

  @Test
  void anEmptyStreamCountsNothing() throws Exception {
    Summary summary =
        Pipeline.from(Sources.<Bytes>of()).through(Transforms.count()).to(Sinks.discard()).run();
    assertEquals(List.of("0"), texts(summary));
  }

  @Test
  void aDigestIsThatOfTheWhole() throws Exception {
    Summary summary =
        Pipeline.from(Sources.of(Bytes.utf8("a"), Bytes.utf8("bc")))
            .through(Transforms.digest("SHA-256"))
            .to(Sinks.discard())
            .run();
    assertEquals( // of abc, from FIPS 180-2
        List.of("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        texts(summary));
  }

  @Test
  void aPartHasNoDigest() throws Exception {
    Summary summary =
        Pipeline.from(Sources.of(TEXT, TEXT))
            .through(Transforms.digest("SHA-256"))
            .take(1)
            .to(Sinks.discard())
            .run();
    assertEquals(List.of(), texts(summary));
  }

  @Test
  void aDigestThatTheJdkDoesNotHaveIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Transforms.digest("SHA-0"));
  }

  @Test
  void aMeasureSaysHowMuch() throws Exception {
    Report report =
        Pipeline.from(Sources.of(TEXT, TEXT))
            .through(Transforms.measure())
            .to(Sinks.discard())
            .run()
            .reports()
            .getFirst()
            .report();
    assertEquals(28L, report.values().get("bytes"));
    assertEquals(2L, report.values().get("elements"));
    assertTrue(report.text().startsWith("28 B in "), report.text());
  }

  @Test
  void aMeasureSaysTheSizesOfElements() throws Exception {
    Summary summary =
        Pipeline.from(Sources.of(TEXT, Bytes.utf8("x")))
            .through(Transforms.measure())
            .through(Lines.utf8())
            .through(Transforms.measure())
            .to(Sinks.discard())
            .run();
    Report blocks = summary.reports().get(0).report();
    assertEquals(
        List.of(1, 14, 7.5),
        List.of("smallest", "largest", "mean").stream().map(blocks.values()::get).toList());
    Report lines = summary.reports().get(1).report();
    assertEquals(3.0, lines.values().get("mean"));
    assertTrue(lines.text().endsWith("/s, 1 to 5 characters, 3.0 on average"), lines.text());
    Report none =
        Pipeline.from(Sources.<Bytes>of())
            .through(Transforms.measure())
            .to(Sinks.discard())
            .run()
            .reports()
            .getFirst()
            .report();
    assertEquals(null, none.values().get("smallest"));
  }

  @Test
  void aRunThatFailsReportsNothing() {
    Run<Summary> run =
        Pipeline.from(Sources.of(TEXT))
            .through(Transforms.count())
            .peek(
                _ -> {
                  throw new IOException("no");
                })
            .to(Sinks.discard())
            .start();
    assertThrows(IOException.class, run::await);
    assertEquals(List.of(), texts(run.summary()));
  }

  @Test
  void oneJobReportsEachRunAnew() throws Exception {
    Job<Summary> job =
        Pipeline.from(Sources.of(TEXT)).through(Transforms.count()).to(Sinks.discard());
    assertEquals(texts(job.run()), texts(job.run()));
  }
}
