package dev.weir.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the charts show.
class ChartTest {
  private static final Pattern POINT = Pattern.compile("(-?[0-9.]+),(-?[0-9.]+)");

  private static final Pattern LABEL =
      Pattern.compile("x=\"([0-9.]+)\" y=\"([0-9.]+)\">(\\w+: [^<]*)<");

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
  void labelsDoNotLieOnEachOther() {
    for (int width : new int[] {340, 440, 880}) {
      var labels = LABEL.matcher(chart(width, Samples.all()));
      var places = new ArrayList<double[]>();
      while (labels.find()) {
        double x = Double.parseDouble(labels.group(1));
        double y = Double.parseDouble(labels.group(2));
        double end = x + 6 * labels.group(3).length();
        for (double[] other : places) {
          boolean meets = Math.abs(other[2] - y) < 12 && x < other[1] && other[0] < end;
          assertFalse(meets, labels.group(3));
        }
        places.add(new double[] {x, end, y});
      }
      assertEquals(5, places.size());
    }
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
