package dev.weir.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Driver;
import dev.weir.Driver.Collected;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnlinesTest {

  @Test
  void anLfFollowsEachText() throws Exception {
    assertEquals("a\n\nriver, é€𝄞\n", unlines(Lines.unlines(), List.of("a", "", "river, é€𝄞")));
  }

  @Test
  void anotherSeparatorFollowsEachText() throws Exception {
    assertEquals("a\r\nb\r\n", unlines(Lines.unlines().separator("\r\n"), List.of("a", "b")));
    assertEquals("a–b–", unlines(Lines.unlines().separator("–"), List.of("a", "b")));
    assertEquals("ab", unlines(Lines.unlines().separator(""), List.of("a", "b")));
  }

  @Test
  void anyTextWillDo() throws Exception {
    assertEquals("b\n", unlines(Lines.unlines(), List.of(new StringBuilder("b"))));
  }

  @Test
  void nothingGivesNothing() throws Exception {
    assertEquals(List.of(), Driver.pushed(Lines.unlines(), List.of()));
  }

  @Test
  void anUnpairedSurrogateBecomesAQuestionMark() throws Exception {
    assertEquals("?\n", unlines(Lines.unlines(), List.of("\ud834")));
  }

  @Test
  void linesOfUnlinesAreTheSame() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      var texts = new ArrayList<String>();
      for (int n = random.nextInt(5_000); n > 0; n--) {
        texts.add("é".repeat(random.nextInt(3)) + "x".repeat(random.nextInt(200)));
      }
      var both = Lines.unlines().andThen(Lines.utf8());
      assertEquals(texts, Driver.pushed(both, texts), "seed " + seed);
      assertEquals(texts, Driver.pulled(both, texts), "seed " + seed);
    }
  }

  @Test
  void everyBlockButTheLastIs64KiB() throws Exception {
    for (int length : new int[] {1, 65_534, 65_535, 65_536, 65_537, 1_000_000}) {
      var texts = List.of("x".repeat(length), "y".repeat(length), "z".repeat(length));
      for (var blocks :
          List.of(Driver.pushed(Lines.unlines(), texts), Driver.pulled(Lines.unlines(), texts))) {
        for (Bytes block : blocks.subList(0, blocks.size() - 1)) {
          assertEquals(65_536, block.length());
        }
        Bytes last = blocks.getLast();
        assertTrue(last.heldBytes() <= 2 * last.length());
        assertEquals(String.join("\n", texts) + "\n", Bytes.wrap(Driver.joined(blocks)).utf8());
      }
    }
  }

  @Test
  void aFlushGivesWhatIsHeldBack() throws Exception {
    var out = new Collected<Bytes>(false);
    try (var step = Lines.unlines().open()) {
      step.take("rare", out);
      assertEquals(List.of(), out.taken());
      assertTrue(step.flush(out));
      assertEquals(List.of(Bytes.utf8("rare\n")), out.taken());
      assertTrue(step.flush(out));
      step.finish(out);
      assertEquals(List.of(), out.taken());
    }
  }

  @Test
  void itGivesOneBlockAtATimeToOneWhoPauses() throws Exception {
    var out = new Collected<Bytes>(true);
    try (var step = Lines.unlines().open()) {
      step.take("x".repeat(200_000), out);
      assertEquals(1, out.taken().size());
      assertTrue(step.more(out));
      assertFalse(step.flush(out));
      assertEquals(1, out.taken().size());
      assertTrue(step.more(out));
      assertEquals(1, out.taken().size());
      assertFalse(step.more(out));
      assertEquals(200_001 - 3 * 65_536, out.taken().getFirst().length());
    }
  }

  @Test
  void itReturnsAtOnceWhenNobodyWantsMore() throws Exception {
    var out = new Collected<Bytes>(false);
    out.wanted = 1;
    try (var step = Lines.unlines().open()) {
      step.take("x".repeat(200_000), out);
      assertEquals(1, out.elements.size());
    }
  }

  @Test
  void itIsAValueWithANameAndABound() {
    assertEquals(Lines.unlines(), Lines.unlines().separator("\n"));
    assertEquals("unlines", Lines.unlines().name());
    assertEquals(65_536, Lines.unlines().heldBytes().orElseThrow());
  }

  private static String unlines(Unlines unlines, List<? extends CharSequence> texts)
      throws Exception {
    String pushed = Bytes.wrap(Driver.joined(Driver.pushed(unlines, texts))).utf8();
    assertEquals(pushed, Bytes.wrap(Driver.joined(Driver.pulled(unlines, texts))).utf8());
    return pushed;
  }
}
