package dev.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.pipeline.Pipeline;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TransformsTest {

  @Test
  void nullIsLeftOut() throws Exception {
    assertEquals(
        List.of("2", "4"),
        Pulled.upTo(5, Transforms.<Integer, String>mapNotNull(n -> n % 2 == 0 ? "" + n : null)));
  }

  @Test
  void theBeginningIsLeftOutAndNobodyIsAskedAgain() throws Exception {
    var asked = new AtomicInteger();
    var drop =
        Transforms.<Integer>dropWhile(
            n -> {
              asked.incrementAndGet();
              return n < 3;
            });
    assertEquals(
        List.of(3, 1, 2), Pipeline.from(Sources.of(1, 2, 3, 1, 2)).through(drop).toList(9).run());
    assertEquals(3, asked.get());
    assertEquals(List.of(), Pulled.upTo(2, drop));
  }

  @Test
  void theElementThatEndsItComesToo() throws Exception {
    assertEquals(List.of(1, 2, 3), Pulled.upTo(9, Transforms.takeUntil(n -> n == 3)));
    assertEquals(List.of(1, 2), Pulled.upTo(2, Transforms.takeUntil(n -> n == 3)));
  }

  @Test
  void aScanGivesTheValueForEachElement() throws Exception {
    assertEquals(List.of(1, 3, 6, 10), Pulled.upTo(4, Transforms.scan(0, Integer::sum)));
    assertEquals(List.of(), Pulled.upTo(0, Transforms.scan(0, Integer::sum)));
  }

  @Test
  void aScanBeginsAnewInEachLife() throws Exception {
    var job = Pipeline.from(Sources.range(1, 4)).through(Transforms.scan(0, Integer::sum)).last();
    assertEquals(6, job.run().orElseThrow());
    assertEquals(6, job.run().orElseThrow());
  }

  @Test
  void placesCountFromZero() throws Exception {
    assertEquals(
        List.of(new Indexed<>(0, 7), new Indexed<>(1, 8)),
        Pulled.through(Transforms.zipWithIndex(), 7, 8));
    assertTrue(Bound.estimate(new Indexed<>(0, "x".repeat(1000))) > 2000);
  }

  @Test
  void listsAreFlattened() throws Exception {
    assertEquals(
        List.of(1, 2, 3, 4, 5),
        Pulled.both(Sources.range(1, 6).through(Groups.of(2)).through(Transforms.flatten())));
  }
}
