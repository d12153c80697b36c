package dev.weir.checks.holes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.Sources;
import dev.weir.pipeline.Pipe;
import dev.weir.pipeline.Pipeline;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A slice keeps its whole block alive: 1,024 small views once held 257 MiB while the fill said 100
/// KB. And small things weigh something too.
@Timeout(60)
class KeptSlicesTest {
  private static final int BLOCK = 256 << 10;

  private static Bytes slice() {
    return Bytes.wrap(new byte[BLOCK]).slice(0, 100);
  }

  @Test
  void aPipeFullOfSlicesHoldsWhatItSays() throws Exception {
    Pipe<Bytes> pipe = Pipe.of(Bound.bytes(100_000));
    int taken = 0;
    while (pipe.offer(slice()) == Pipe.Offer.TAKEN) {
      taken++;
    }
    assertEquals(1000, taken);
    pipe.end();
    try (var cursor = pipe.open()) {
      long held = 0;
      Bytes element;
      while ((element = cursor.read()) != null) {
        held += element.heldBytes();
      }
      assertEquals(100_000, held);
    }
  }

  @Test
  void aListKeepsSlicesWithoutTheirBlocks() throws Exception {
    List<Bytes> list =
        Pipeline.from(Sources.of(IntStream.range(0, 100).boxed().toList()))
            .map(_ -> slice())
            .toList(100)
            .run();
    assertTrue(list.stream().allMatch(bytes -> bytes.heldBytes() == 100));
  }

  /// Fills a buffer of 1,024 elements with slices of 256 KiB blocks, in a small heap.
  @Test
  void aBufferFullOfSlicesFitsASmallHeap() throws Exception {
    Process program =
        ChildJvm.of(List.of("-Xmx32m"), Program.class, List.of(), Bytes.class).start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(program.waitFor(30, TimeUnit.SECONDS));
    assertEquals("3000 came", said.strip());
  }

  static final class Program {
    private Program() {}

    public static void main(String[] args) throws Exception {
      var full = new CountDownLatch(1);
      int came =
          Pipeline.<Bytes>from(
                  out -> {
                    for (int i = 0; i < 3000; i++) {
                      if (i == 1025) {
                        full.countDown(); // one is with the reader, 1,024 wait
                      }
                      out.emit(slice());
                    }
                  })
              .buffer()
              .fold(
                  0,
                  (count, _) -> {
                    full.await();
                    return count + 1;
                  })
              .run();
      System.out.println(came + " came");
    }
  }

  @Test
  void aLargeMarkWithTinyElementsIsStillALimit() {
    Pipe<Integer> pipe = Pipe.of(Bound.bytes(1L << 40));
    long taken = 0;
    while (pipe.offer(0) == Pipe.Offer.TAKEN) {
      taken++;
    }
    assertEquals(1 << 20, taken);
    assertEquals(1 << 20, pipe.fill());
  }

  @Test
  void emptyStringsAreNotFree() {
    Pipe<String> pipe = Pipe.of(Bound.bytes(64_000));
    long taken = 0;
    while (pipe.offer("") == Pipe.Offer.TAKEN) {
      taken++;
    }
    assertEquals(1000, taken);
  }
}
