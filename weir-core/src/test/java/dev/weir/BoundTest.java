package dev.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundTest {

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void aMarkBelowOneIsRefused(long mark) {
    assertEquals(
        "highWaterMark must be at least 1 element: " + mark,
        assertThrows(IllegalArgumentException.class, () -> Bound.elements(mark)).getMessage());
    assertEquals(
        "highWaterMark must be at least 1 byte: " + mark,
        assertThrows(IllegalArgumentException.class, () -> Bound.bytes(mark)).getMessage());
  }

  @Test
  void moreElementsThanAnArrayHoldsAreRefused() {
    assertEquals(1L << 30, Bound.elements(1L << 30).elements());
    assertThrows(IllegalArgumentException.class, () -> Bound.elements((1L << 30) + 1));
  }

  @ParameterizedTest
  @CsvSource({"1, 16", "1023, 16", "1088, 17", "1048576, 16384", "9223372036854775806, 1048576"})
  void aMarkInBytesImpliesOneInElements(long bytes, long elements) {
    assertEquals(elements, Bound.bytes(bytes).elements());
    assertEquals(bytes, Bound.bytes(bytes).weight());
    assertTrue(Bound.bytes(bytes).weighed());
  }

  @Test
  void aMarkInElementsImpliesNoWeight() {
    assertFalse(Bound.elements(7).weighed());
    assertEquals("7 elements", Bound.elements(7).toString());
    assertEquals("1024 elements, 1.0 MiB", Bound.DEFAULT.toString());
  }

  @Test
  void everythingWeighsAtLeast64() {
    Bound bound = Bound.bytes(1000, element -> ((String) element).length());
    assertEquals(64, bound.weigh(""));
    assertEquals(64, bound.weigh("x".repeat(64)));
    assertEquals(65, bound.weigh("x".repeat(65)));
  }

  @Test
  void aNegativeWeightIsRefused() {
    Bound bound = Bound.bytes(1000, _ -> -1);
    var failure = assertThrows(IllegalArgumentException.class, () -> bound.weigh("x"));
    assertEquals("a weight must be at least 0: -1", failure.getMessage());
  }

  @Test
  void bytesWeighWhatTheyKeepAlive() {
    Bytes large = Bytes.wrap(new byte[1000]);
    assertEquals(1000, Bound.estimate(large));
    assertEquals(1000, Bound.estimate(large.slice(0, 1)));
    assertEquals(1, Bound.estimate(Bound.compact(large.slice(0, 1))));
    assertEquals(64 + 2 * 4, Bound.estimate("weir"));
    assertEquals(5, Bound.estimate(new byte[5]));
    assertEquals(64, Bound.estimate(7));
  }

  @Test
  void theLowMarkIsAPercentage() {
    assertEquals(0, Bound.DEFAULT.lowWater(0).lowPercent());
    assertEquals(99, Bound.DEFAULT.lowWater(99).lowPercent());
    assertThrows(IllegalArgumentException.class, () -> Bound.DEFAULT.lowWater(100));
    assertThrows(IllegalArgumentException.class, () -> Bound.DEFAULT.lowWater(-1));
  }
}
