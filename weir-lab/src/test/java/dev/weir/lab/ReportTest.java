package dev.weir.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The report and the pictures.
class ReportTest {
  private static final Report REPORT =
      new Report(Samples.SETTINGS, "a control group", "v20.0.0", Samples.all());

  @TempDir Path folder;

  @Test
  void itNeedsNoNetwork() throws Exception {
    String page = REPORT.html().replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
    for (String reference : List.of("http:", "https:", "src=", "href=", "url(", "@import")) {
      assertFalse(page.contains(reference), reference);
    }
  }

  @Test
  void theCodeOfEachIsBesideItsCurve() throws Exception {
    String page = REPORT.html();
    assertEquals(Samples.all().size(), page.split("<article>", -1).length - 1);
    for (Outcome outcome : Samples.all()) {
      String code = Code.of(outcome.contender()).text();
      String first = Xml.escaped(code.lines().findFirst().orElseThrow());
      assertTrue(page.contains("<code>" + first), first);
    }
  }

  @Test
  void whatAProcessSaidIsTextAndNotMarkup() throws Exception {
    String page = REPORT.html();
    assertTrue(page.contains("137: a &lt;broken&gt; &quot;middle&quot; &amp; more"));
    assertFalse(page.contains("<broken>"));
  }

  @Test
  void thereIsAPictureOfAllAndOneOfEachScenario() throws Exception {
    REPORT.pictures(folder.resolve("new"));
    try (Stream<Path> files = Files.list(folder.resolve("new"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertEquals(
          List.of(
              "broken.svg",
              "by-hand.svg",
              "for-loop.svg",
              "memory.svg",
              "naive.svg",
              "pipeline.svg"),
          names);
    }
    String svg = Files.readString(folder.resolve("new/memory.svg"));
    assertTrue(svg.contains("prefers-color-scheme: dark"), "light and dark");
  }
}
