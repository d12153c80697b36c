package dev.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.pipeline.Job;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Summary;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingTest {
  private static final int MANY = 100_000;
  private static final Vocabulary INSTALLED = Vocabulary.installed();

  @Test
  void aShareIsKeptInOrder() throws Exception {
    List<Integer> sample = sampled(Transforms.sample(0.01, 1));
    assertTrue(sample.size() > 850 && sample.size() < 1_150, "kept " + sample.size());
    assertEquals(sample.stream().sorted().distinct().toList(), sample);
  }

  @Test
  void theSameSeedGivesTheSameSampleInEachLife() throws Exception {
    Transform<Integer, Integer> value = Transforms.sample(0.01, 7);
    assertEquals(sampled(value), sampled(value));
    assertEquals(sampled(value), sampled(Transforms.sample(0.01, 7)));
    assertNotEquals(sampled(value), sampled(Transforms.sample(0.01, 8)));
  }

  @Test
  void theShareMayBeEverything() throws Exception {
    assertEquals(MANY, sampled(Transforms.sample(1, 1)).size());
    for (double wrong : new double[] {0, -0.1, 1.1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> Transforms.sample(wrong, 1));
    }
  }

  @Test
  void everyNthIsKept() throws Exception {
    assertEquals(List.of(30_000, 60_000, 90_000), sampled(Transforms.every(30_000)));
    assertEquals(List.of(MANY), sampled(Transforms.every(MANY)));
    assertEquals(List.of(), sampled(Transforms.every(MANY + 1)));
    assertEquals(List.of(), sampled(Transforms.every(Long.MAX_VALUE)));
    assertEquals(MANY, sampled(Transforms.every(1)).size());
    assertThrows(IllegalArgumentException.class, () -> Transforms.every(0));
  }

  private static List<Integer> sampled(Transform<Integer, Integer> transform) throws Exception {
    List<Integer> all = IntStream.rangeClosed(1, MANY).boxed().toList();
    return Pipeline.from(Sources.of(all)).through(transform).toList(MANY).run();
  }

  @Test
  void theyAreValuesWithANameAndABound() {
    assertEquals(Transforms.sample(0.5, 1), Transforms.sample(0.5, 1));
    assertEquals(Transforms.every(5), Transforms.every(5));
    for (var transform : List.of(Transforms.sample(0.5, 1), Transforms.every(5))) {
      assertEquals("sample", transform.name());
      assertEquals(0, transform.heldBytes().orElseThrow());
    }
  }

  @Test
  void theWordTakesAShareOrEveryNth() throws Exception {
    long all = kept("sample 100%");
    assertEquals(all / 7, kept("sample every=7"));
    assertEquals(kept("sample 10%"), kept("sample share=10% seed=1"));
    assertTrue(kept("sample 10%") < all / 5);
  }

  private static long kept(String step) throws Exception {
    return parsed(step).run().progress().elementsOut();
  }

  @Test
  void theWordTakesOneOfBoth() {
    String either = "sample: it needs either a share, such as 1%, or every=N, such as every=100";
    refused("sample", either);
    refused("sample 1% every=5", either);
    refused("sample seed=5", either);
    refused("sample every=0", "sample: every must be at least 1: 0");
    refused("sample every=5 seed=5", "sample: seed is for a share; there is no chance in every=N");
    assertThrows(UsageException.class, () -> parsed("sample 0%"));
  }

  private static void refused(String step, String message) {
    assertEquals(message, assertThrows(UsageException.class, () -> parsed(step)).getMessage());
  }

  private static Job<Summary> parsed(String step) {
    return INSTALLED.parse("gen:100kB ! lines ! " + step + " ! null").job();
  }
}
