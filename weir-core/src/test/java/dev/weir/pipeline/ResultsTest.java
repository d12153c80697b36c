package dev.weir.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.LimitException;
import dev.weir.Sources;
import dev.weir.StreamException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private static final Pipeline<Integer> FIVE = Pipeline.from(Sources.of(3, 1, 5, 1, 4));
  private static final Pipeline<Integer> NONE = Pipeline.from(Sources.empty());

  @Test
  void elementsAreCounted() throws Exception {
    assertEquals(5, FIVE.count().run());
    assertEquals(0, NONE.count().run());
  }

  @Test
  void aJobCountsAnewInEachRun() throws Exception {
    Job<Long> count = FIVE.buffer().count();
    assertEquals(5, count.run());
    assertEquals(5, count.run());
  }

  @Test
  void oneElementIsLeftOfAll() throws Exception {
    assertEquals(Optional.of(4), FIVE.last().run());
    assertEquals(Optional.of(14), FIVE.reduce(Integer::sum).run());
    assertEquals(Optional.of(1), FIVE.min(Comparator.naturalOrder()).run());
    assertEquals(Optional.of(5), FIVE.max(Comparator.naturalOrder()).run());
  }

  @Test
  void ofNothingNothingIsLeft() throws Exception {
    assertEquals(Optional.empty(), NONE.last().run());
    assertEquals(Optional.empty(), NONE.reduce(Integer::sum).run());
    assertEquals(Optional.empty(), NONE.min(Comparator.naturalOrder()).run());
    assertEquals(Optional.empty(), NONE.max(Comparator.naturalOrder()).run());
  }

  @Test
  void ofEqualElementsTheFirstIsMeant() throws Exception {
    var texts = Pipeline.from(Sources.of("bb", "aa", "c", "d"));
    assertEquals(Optional.of("c"), texts.min(Comparator.comparingInt(String::length)).run());
    assertEquals(Optional.of("bb"), texts.max(Comparator.comparingInt(String::length)).run());
  }

  @Test
  void aMatchIsFound() throws Exception {
    assertTrue(FIVE.anyMatch(n -> n == 5).run());
    assertEquals(false, FIVE.anyMatch(n -> n == 6).run());
    assertEquals(false, FIVE.allMatch(n -> n < 5).run());
    assertTrue(FIVE.allMatch(n -> n < 6).run());
    assertEquals(false, FIVE.noneMatch(n -> n == 5).run());
    assertTrue(FIVE.noneMatch(n -> n == 6).run());
  }

  @Test
  void nothingMatchesAllAndNone() throws Exception {
    assertEquals(false, NONE.anyMatch(n -> true).run());
    assertTrue(NONE.allMatch(n -> false).run());
    assertTrue(NONE.noneMatch(n -> true).run());
  }

  @Test
  void theElementThatDecidesStopsAStreamWithoutAnEnd() throws Exception {
    var endless = Pipeline.from(Sources.iterate(0, n -> n + 1));
    assertTrue(endless.anyMatch(n -> n == 1000).run());
    assertEquals(false, endless.buffer().allMatch(n -> n < 1000).run());
    assertEquals(false, endless.noneMatch(n -> n == 1000).run());
  }

  @Test
  void aMapKeepsTheOrderOfItsKeys() throws Exception {
    Map<String, Integer> map =
        Pipeline.from(Sources.of("ccc", "a", "bb")).toMap(3, s -> s, String::length).run();
    assertEquals(Map.of("a", 1, "bb", 2, "ccc", 3), map);
    assertEquals(List.of("ccc", "a", "bb"), List.copyOf(map.keySet()));
    assertThrows(UnsupportedOperationException.class, () -> map.put("d", 4));
  }

  @Test
  void aKeyThatComesTwiceFails() {
    var e = failed(FIVE.toMap(5, n -> n, n -> n));
    assertInstanceOf(IllegalStateException.class, e.getCause());
    assertTrue(e.getMessage().contains("the key 1 came twice, and nothing merges"), e.getMessage());
    assertEquals("toMap", e.stage());
  }

  @Test
  void aKeyThatComesTwiceIsMerged() throws Exception {
    assertEquals(
        Map.of("odd", 10, "even", 4),
        FIVE.toMap(2, n -> n % 2 == 0 ? "even" : "odd", n -> n, Integer::sum).run());
  }

  @Test
  void aMapHasALimit() throws Exception {
    var e = failed(FIVE.toMap(3, n -> n, n -> n, Integer::sum));
    assertInstanceOf(LimitException.class, e.getCause());
    assertTrue(e.getMessage().startsWith("toMap: more than 3 keys for a map"), e.getMessage());
    assertEquals(4, FIVE.toMap(4, n -> n, n -> n, Integer::sum).run().size());
    assertThrows(IllegalArgumentException.class, () -> FIVE.toMap(-1, n -> n, n -> n));
  }

  @Test
  void whatUserCodeThrowsIsTheCause() {
    var checked = new Exception("checked");
    List<Function<Pipeline<Integer>, Job<?>>> ends =
        List.of(
            p -> p.anyMatch(n -> fail(checked)),
            p -> p.allMatch(n -> fail(checked)),
            p -> p.noneMatch(n -> fail(checked)),
            p -> p.reduce((a, b) -> fail(checked) ? a : b),
            p -> p.toMap(9, n -> fail(checked), n -> n),
            p -> p.toMap(9, n -> n, n -> fail(checked)),
            p -> p.toMap(9, n -> 1, n -> n, (a, b) -> fail(checked) ? a : b));
    for (var end : ends) {
      assertSame(checked, failed(end.apply(FIVE)).getCause());
    }
  }

  private static boolean fail(Exception e) throws Exception {
    throw e;
  }

  private static StreamException failed(Job<?> job) {
    return assertThrows(StreamException.class, job::run);
  }

  @Test
  void whatKeepsNothingSaysSo() {
    assertInstanceOf(
        MemoryBound.Known.class, Pipeline.from(Sources.range(0, 9)).count().memoryBound());
    assertInstanceOf(
        MemoryBound.Known.class,
        Pipeline.from(Sources.range(0, 9)).anyMatch(n -> n > 1).memoryBound());
  }
}
