package dev.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GroupsTest {

  @Test
  void aGroupHasSoManyAndTheLastOneWhatIsLeft() throws Exception {
    assertEquals(
        List.of(List.of(1, 2, 3), List.of(4, 5, 6), List.of(7)), Pulled.upTo(7, Groups.of(3)));
    assertEquals(List.of(List.of(1, 2, 3)), Pulled.upTo(3, Groups.of(3)));
    assertEquals(List.of(), Pulled.upTo(0, Groups.of(3)));
    assertEquals(List.of(List.of(1), List.of(2)), Pulled.upTo(2, Groups.of(1)));
  }

  @Test
  void aGroupByWeightIsNeverTooHeavyUnlessOfOneElement() throws Exception {
    var bound = Bound.bytes(1000, size -> (Integer) size);
    assertEquals(
        List.of(List.of(500, 400), List.of(200), List.of(5000), List.of(1000), List.of(600, 400)),
        Pulled.through(Groups.of(bound), 500, 400, 200, 5000, 1000, 600, 400));
    assertEquals(
        List.of(List.of(5000), List.of(5000)), Pulled.through(Groups.of(bound), 5000, 5000));
  }

  @Test
  void aGroupByWeightHasALimitInElementsToo() throws Exception {
    assertEquals(
        List.of(16, 4),
        Pulled.both(
            Sources.repeat("").take(20).through(Groups.of(Bound.bytes(64 * 16))).map(List::size)));
  }

  @Test
  void aGroupIsTheTakersAndNobodyChangesIt() throws Exception {
    List<List<Integer>> groups = Pulled.upTo(5, Groups.of(2));
    assertThrows(UnsupportedOperationException.class, () -> groups.getFirst().set(0, 7));
    assertThrows(UnsupportedOperationException.class, () -> groups.getFirst().clear());
    assertEquals(List.of(List.of(1, 2), List.of(3, 4), List.of(5)), groups);
  }

  @Test
  void aGroupWeighsWhatItsElementsWeigh() throws Exception {
    var texts = Pulled.both(Sources.of("x".repeat(1000), "y").through(Groups.of(2)));
    assertTrue(Bound.estimate(texts.getFirst()) > 2000);
  }

  @Test
  void whatWaitsForItsGroupKeepsNoLargeBlockAlive() throws Exception {
    Bytes small = Bytes.wrap(new byte[100_000]).slice(0, 10);
    var groups = Pulled.both(Sources.of(small, small).through(Groups.of(2)));
    assertTrue(groups.getFirst().getFirst().heldBytes() < 1000);
    var windows = Pulled.both(Sources.of(small, small).through(Groups.sliding(2, 1)));
    assertTrue(windows.getFirst().getFirst().heldBytes() < 1000);
    var chunks = Pulled.both(Sources.of(small, small).through(Groups.chunkBy(2, Bytes::length)));
    assertTrue(chunks.getFirst().getFirst().heldBytes() < 1000);
  }

  @Test
  void windowsOverlap() throws Exception {
    assertEquals(
        List.of(List.of(1, 2, 3), List.of(2, 3, 4), List.of(3, 4, 5)),
        Pulled.upTo(5, Groups.sliding(3, 1)));
    assertEquals(List.of(List.of(1, 2, 3), List.of(3, 4, 5)), Pulled.upTo(5, Groups.sliding(3, 2)));
  }

  @Test
  void theLastWindowIsShorterWhereElseAnElementWouldBeLost() throws Exception {
    assertEquals(
        List.of(List.of(1, 2, 3), List.of(3, 4, 5), List.of(5, 6)),
        Pulled.upTo(6, Groups.sliding(3, 2)));
    assertEquals(List.of(List.of(1, 2)), Pulled.upTo(2, Groups.sliding(3, 1)));
    assertEquals(List.of(), Pulled.upTo(0, Groups.sliding(3, 1)));
  }

  @Test
  void windowsMayLeaveElementsOut() throws Exception {
    assertEquals(
        List.of(List.of(1, 2), List.of(6, 7), List.of(11)), Pulled.upTo(11, Groups.sliding(2, 5)));
    assertEquals(List.of(List.of(1, 2)), Pulled.upTo(5, Groups.sliding(2, 5)));
  }

  @Test
  void neighboursWithTheSameKeyAreAChunk() throws Exception {
    assertEquals(
        List.of(List.of(1, 3), List.of(2), List.of(5), List.of(4, 6)),
        Pulled.through(Groups.chunkBy(2, n -> n % 2), 1, 3, 2, 5, 4, 6));
    assertEquals(List.of(), Pulled.upTo(0, Groups.chunkBy(2, n -> n % 2)));
  }

  @Test
  void aChunkThatIsTooLargeFails() {
    var e =
        assertThrows(StreamException.class, () -> Pulled.upTo(10, Groups.chunkBy(3, n -> n / 4)));
    assertInstanceOf(LimitException.class, e.getCause());
    assertTrue(
        e.getMessage()
            .startsWith(
                "chunkBy: more than 3 elements with the same key in a row; raise the limit of a"
                    + " chunk"),
        e.getMessage());
    var bound = Bound.bytes(1000, size -> (Integer) size);
    assertThrows(
        StreamException.class,
        () -> Pulled.through(Groups.chunkBy(bound, n -> "same"), 500, 400, 200));
  }

  @Test
  void aHeavyElementMayBeAChunkByItself() throws Exception {
    var bound = Bound.bytes(1000, size -> (Integer) size);
    assertEquals(
        List.of(List.of(5000), List.of(7)), Pulled.through(Groups.chunkBy(bound, n -> n), 5000, 7));
  }

  @Test
  void aKeyIsNeverNull() {
    var e =
        assertThrows(
            StreamException.class,
            () -> Pulled.upTo(1, Groups.chunkBy(3, n -> n == 1 ? null : "other")));
    assertTrue(e.getMessage().contains("a key must not be null"), e.getMessage());
  }

  @Test
  void whatIsHeldIsKnownWhereItIsWeighed() {
    assertEquals(OptionalLong.of(1 << 20), Groups.of(Bound.bytes(1 << 20)).heldBytes());
    assertEquals(OptionalLong.empty(), Groups.of(100).heldBytes());
    assertEquals(OptionalLong.of(4096), Groups.chunkBy(Bound.bytes(4096), n -> n).heldBytes());
  }

  @Test
  void numbersThatMakeNoSenseAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Groups.of(0));
    assertThrows(IllegalArgumentException.class, () -> Groups.sliding(0, 1));
    assertThrows(IllegalArgumentException.class, () -> Groups.sliding(1, 0));
    assertThrows(IllegalArgumentException.class, () -> Groups.chunkBy(0, n -> n));
  }
}
