package dev.weir.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlocksTest {
  private static final Bytes WHOLE = Bytes.utf8("a low dam");

  @Test
  void theSizesComeAgainAndAgain() {
    List<Bytes> blocks = Blocks.split(WHOLE, 1, 3);
    assertEquals(List.of("a", " lo", "w", " da", "m"), blocks.stream().map(Bytes::utf8).toList());
    assertEquals(WHOLE, Blocks.joined(blocks));
    assertEquals(3, blocks.get(1).heldBytes());
  }

  @Test
  void oneByOneIsOneByOne() throws Exception {
    var blocks = new ArrayList<Bytes>();
    try (var cursor = Blocks.oneByOne(WHOLE).open()) {
      cursor.forEach(blocks::add);
    }
    assertEquals(9, blocks.size());
    assertEquals(WHOLE, Blocks.joined(blocks));
  }

  @Test
  void sizesThatAreNoneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Blocks.split(WHOLE));
    assertThrows(IllegalArgumentException.class, () -> Blocks.split(WHOLE, 1, 0));
  }
}
