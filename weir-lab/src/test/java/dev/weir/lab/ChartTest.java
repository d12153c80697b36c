package dev.weir.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the charts show.
class ChartTest {
  private static final Pattern POINT = Pattern.compile("(-?[0-9.]+),(-?[0-9.]+)");

  private static String chart(int width, List<Outcome> outcomes) {
    return Chart.of(width, 300, 128 * Samples.MIB, outcomes).svg(outcomes, "title", true, true);
  }

  @Test
  void eachLineIsNamed() {
    String svg = chart(880, Samples.all());
    for (Outcome outcome : Samples.all()) {
      assertTrue(svg.contains(">" + outcome.contender().title() + "</text>"), svg);
    }
  }

  @Test
  void whatDiedHasACrossAndWhatIsWholeADot() {
    Outcome died = Samples.of(Scenario.NAIVE.contenders().getFirst());
    Outcome whole = Samples.of(Scenario.PIPELINE.contenders().getFirst());
    assertTrue(chart(880, List.of(died)).contains("class=\"cross naive jdk\""));
    assertTrue(chart(880, List.of(died)).contains("JDK: killed, 1.0 s"));
    assertFalse(chart(880, List.of(whole)).contains("cross"));
    assertTrue(chart(880, List.of(whole)).contains("class=\"dot pipeline weir\""));
  }

  @Test
  void everythingIsInsideOfThePicture() {
    for (int width : new int[] {340, 880}) {
      var points = POINT.matcher(chart(width, Samples.all()));
      int count = 0;
      while (points.find()) {
        double x = Double.parseDouble(points.group(1));
        double y = Double.parseDouble(points.group(2));
        assertTrue(x >= 0 && x <= width && y >= 0 && y <= 300, points.group());
        count++;
      }
      assertTrue(count > 100, "points: " + count);
    }
  }

  @Test
  void aProcessWithoutASampleIsNoTrouble() {
    Contender contender = Scenario.NAIVE.contenders().getFirst();
    var none = new Outcome(contender, List.of(), 3, 1, Outcome.End.FAILED, "", 0, List.of());
    assertEquals(-1, none.peakOwn());
    assertFalse(chart(880, List.of(none)).contains("polyline"));
  }
}
