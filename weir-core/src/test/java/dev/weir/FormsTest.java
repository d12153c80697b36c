package dev.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.pipeline.Pipeline;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FormsTest {
  private static final Source<Long> LONG = Sources.of(LongStream.range(0, 10_100).boxed().toList());

  private static final List<CheckedFunction<Long, Long>> FUNCTIONS =
      List.of(i -> i + 1, i -> i + 2, i -> i + 3, i -> i + 4, i -> i + 5, i -> i + 6, i -> i + 7);

  @Test
  void thereAreNeverMoreThanTheMost() throws Exception {
    for (var first : FUNCTIONS) {
      for (var second : FUNCTIONS) {
        for (var third : FUNCTIONS) {
          Pipeline.from(LONG).map(first).map(second).map(third).forEach(_ -> {}).run();
        }
      }
    }
    assertTrue(Forms.count() > 0, "none was made");
    assertTrue(Forms.count() <= Forms.MOST, "too many: " + Forms.count());
  }

  @Test
  void aShapeIsItsClassesInTheirOrder() {
    var shape = new Shape(true, List.of(String.class, Long.class));
    assertEquals(new Shape(true, List.of(String.class, Long.class)), shape);
    assertEquals(new Shape(true, List.of(String.class, Long.class)).hashCode(), shape.hashCode());
    assertFalse(shape.equals(new Shape(true, List.of(Long.class, String.class))));
    assertFalse(shape.equals(new Shape(false, List.of(String.class, Long.class))));
    assertFalse(shape.gone());
  }
}
