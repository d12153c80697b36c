package dev.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.weir.pipeline.Pipeline;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdditionsTest {

  @Test
  void elementsStandBeforeAndBehind() throws Exception {
    assertEquals(List.of(8, 9, 1, 2), Pulled.through(Additions.prepend(8, 9), 1, 2));
    assertEquals(List.of(1, 2, 8, 9), Pulled.through(Additions.append(8, 9), 1, 2));
    assertEquals(List.of(8, 9), Pulled.through(Additions.prepend(8, 9)));
    assertEquals(List.of(8, 9), Pulled.through(Additions.append(8, 9)));
    assertEquals(List.of(1), Pulled.through(Additions.prepend(), 1));
  }

  @Test
  void anElementStandsBetweenEachTwo() throws Exception {
    assertEquals(List.of(1, 0, 2, 0, 3), Pulled.through(Additions.intersperse(0), 1, 2, 3));
    assertEquals(List.of(1), Pulled.through(Additions.intersperse(0), 1));
    assertEquals(List.of(), Pulled.through(Additions.intersperse(0)));
  }

  @Test
  void startAndEndAreThereForNothingToo() throws Exception {
    Transform<String, String> list = Additions.intersperse("[", ",", "]");
    assertEquals("[a,b]", String.join("", Pulled.both(Sources.of("a", "b").through(list))));
    assertEquals("[a]", String.join("", Pulled.both(Sources.of("a").through(list))));
    assertEquals("[]", String.join("", Pulled.both(Sources.<String>empty().through(list))));
  }

  @Test
  void whereNothingComesThereIsSomethingElse() throws Exception {
    assertEquals(List.of(8, 9), Pulled.through(Additions.ifEmpty(8, 9)));
    assertEquals(List.of(1), Pulled.through(Additions.ifEmpty(8, 9), 1));
  }

  @Test
  void aStepBeforeThatIsDoneLetsTheEndCome() throws Exception {
    assertEquals(
        List.of(1, 2, 9), Pulled.both(Sources.range(1, 100).take(2).through(Additions.append(9))));
  }

  @Test
  void whoWantsNoMoreGetsNoEnd() throws Exception {
    assertEquals(List.of(1, 2), Pulled.both(Sources.of(1, 2).through(Additions.append(9)).take(2)));
    assertEquals(
        1, Pipeline.from(Sources.of(1)).through(Additions.prepend(1, 2, 3)).first().run().get());
  }
}
