package dev.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DistinctTest {

  @Test
  void theFirstOfEqualElementsStays() throws Exception {
    assertEquals(List.of(3, 1, 2), Pulled.through(Distinct.of(3), 3, 1, 3, 3, 2, 1));
    assertEquals(List.of(3, 4), Pulled.through(Distinct.by(2, n -> n % 2), 3, 1, 4, 2, 5));
  }

  @Test
  void oneMoreThanTheLimitFails() {
    var e = assertThrows(StreamException.class, () -> Pulled.upTo(10, Distinct.of(3)));
    assertInstanceOf(LimitException.class, e.getCause());
    assertTrue(
        e.getMessage()
            .startsWith(
                "distinct: more than 3 elements that differ; raise the limit, or sort first and"
                    + " drop equal neighbours"),
        e.getMessage());
  }

  @Test
  void theLimitIsInWeightToo() throws Exception {
    String text = "x".repeat(1000);
    var texts = Sources.range(0, 1000).map(n -> text + n);
    assertEquals(3, Pulled.both(texts.take(3).through(Distinct.of(Bound.bytes(8000)))).size());
    assertThrows(
        StreamException.class, () -> Pulled.both(texts.through(Distinct.of(Bound.bytes(8000)))));
    assertEquals(OptionalLong.of(8000), Distinct.of(Bound.bytes(8000)).heldBytes());
    assertEquals(OptionalLong.empty(), Distinct.of(8000).heldBytes());
  }

  @Test
  void equalBytesAreOneWhateverTheirBlocks() throws Exception {
    Bytes small = Bytes.wrap(new byte[100_000]).slice(5, 15);
    assertEquals(
        1, Pulled.both(Sources.of(small, Bytes.wrap(new byte[10])).through(Distinct.of(1))).size());
  }

  @Test
  void equalNeighboursAreOne() throws Exception {
    assertEquals(List.of(3, 1, 3), Pulled.through(Distinct.neighbours(), 3, 3, 1, 1, 1, 3));
    assertEquals(
        List.of(3, 4, 7), Pulled.through(Distinct.neighboursBy(n -> n % 2), 3, 5, 4, 2, 7, 9));
    assertEquals(List.of(), Pulled.through(Distinct.neighbours()));
  }

  @Test
  void aLimitIsAtLeastOne() {
    assertThrows(IllegalArgumentException.class, () -> Distinct.of(0));
  }
}
