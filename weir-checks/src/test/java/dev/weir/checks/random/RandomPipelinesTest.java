package dev.weir.checks.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.CancelledException;
import dev.weir.StreamException;
import dev.weir.pipeline.Job;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.Summary;
import dev.weir.testkit.Call;
import dev.weir.testkit.Journal.Event;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSink;
import dev.weir.testkit.WatchedThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Pipelines made by chance do what plain lists do, however many threads they have, wherever they
/// fail, end early or are cancelled.
///
/// Each case has a seed of its own; `-Dweir.random.seed=N` begins with that one.
class RandomPipelinesTest {
  private static final long LIMIT_SECONDS = 30;

  @Test
  @Timeout(120)
  void forSomeSeconds() throws Exception {
    run(Duration.ofSeconds(5));
  }

  @Test
  @Tag("long")
  @Timeout(600)
  void forMinutes() throws Exception {
    run(Duration.ofMinutes(4));
  }

  private static void run(Duration time) throws Exception {
    long seed = Long.getLong("weir.random.seed", System.nanoTime());
    System.out.println("random pipelines from seed " + seed);
    long until = System.nanoTime() + time.toNanos();
    int cases = 0;
    while (System.nanoTime() < until) {
      within(seed + cases++);
    }
    System.out.printf("random pipelines: %,d cases%n", cases);
    assertTrue(cases > 100, "too few to tell");
  }

  private static void within(long seed) throws Exception {
    var done = new CompletableFuture<@Nullable Void>();
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    new Trial(seed).run();
                    done.complete(null);
                  } catch (Throwable e) {
                    done.completeExceptionally(e);
                  }
                });
    try {
      done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      var hang = new AssertionError("seed " + seed + " hangs: " + new Trial(seed).made);
      hang.setStackTrace(thread.getStackTrace());
      throw hang;
    }
    thread.join();
  }

  /// One pipeline, run in one way.
  private static final class Trial {
    private final long seed;
    private final Random random;
    private final RandomPipeline made;
    private final WatchedThreads threads = new WatchedThreads();
    private boolean runsAhead; // stages may do what nobody wants in the end

    private Trial(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.made = new RandomPipeline(random);
      this.runsAhead = made.threaded;
    }

    private void run() {
      try {
        switch (random.nextInt(4)) {
          case 0 -> toSink(false);
          case 1 -> toSink(true);
          case 2 -> pulled();
          default -> first();
        }
        made.journal.assertLivesAreWhole();
        threads.assertEnded();
        assertFalse(Thread.currentThread().isInterrupted());
      } catch (Throwable e) {
        throw new AssertionError("seed " + seed + ": " + made + "\n" + made.expected, e);
      }
    }

    private void toSink(boolean started) throws Exception {
      var sink = ScriptedSink.<Integer>of(made.journal, "sink");
      Expected expected = made.expected;
      switch (random.nextInt(4)) {
        case 0 -> {
          int wanted = 1 + random.nextInt(20);
          sink = sink.wanting(wanted);
          expected = expected.take(wanted);
        }
        case 1 -> {
          int nth = 1 + random.nextInt(20);
          var failure = new IOException("sink");
          sink = sink.with(Script.failing(Call.WRITE, nth, failure));
          if (made.expected.elements().size() >= nth) {
            made.possible.add(failure);
          }
          expected = expected.failingAt(nth, failure);
        }
        default -> {}
      }
      Job<Summary> job = made.pipeline.to(sink).threads(threads);
      boolean cancel = started && random.nextBoolean();
      Throwable thrown = thrownBy(() -> await(job, started, cancel));
      judge(thrown, sink.written(), expected, cancel);
      boolean ended = made.journal.count("sink", Call.END, Event.RETURNED) > 0;
      assertTrue(thrown == null ? ended : !ended || cancel, "half a result must not look whole");
    }

    private void await(Job<Summary> job, boolean started, boolean cancel) throws Exception {
      if (!started) {
        job.run();
        return;
      }
      Run<Summary> run = job.start();
      if (cancel) {
        for (int i = random.nextInt(2000); i > 0; i--) {
          Thread.onSpinWait();
        }
        run.cancel();
      }
      run.await();
    }

    private void first() throws Exception {
      var got = new ArrayList<Integer>();
      Throwable thrown =
          thrownBy(() -> made.pipeline.first().threads(threads).run().ifPresent(got::add));
      judge(thrown, got, made.expected.take(1), false);
    }

    private void pulled() throws Exception {
      runsAhead = true; // a step that does not pause does
      int wanted = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(20);
      var got = new ArrayList<Integer>();
      Throwable thrown =
          thrownBy(
              () -> {
                try (var cursor = made.pipeline.open()) {
                  Integer element;
                  while (got.size() < wanted && (element = cursor.read()) != null) {
                    got.add(element);
                  }
                }
              });
      judge(thrown, got, made.expected.take(wanted), false);
    }

    /// What came is a beginning of what should; a failure is one that could happen.
    private void judge(
        @Nullable Throwable thrown, List<Integer> came, Expected expected, boolean cancelled) {
      int count = came.size();
      assertTrue(count <= expected.elements().size(), "more came than should: " + came);
      assertEquals(expected.elements().subList(0, count), came);
      if (thrown == null) {
        assertEquals(null, expected.failure());
        assertEquals(expected.elements(), came);
      } else if (thrown instanceof CancelledException) {
        assertTrue(cancelled);
      } else {
        assertSame(StreamException.class, thrown.getClass(), thrown::toString);
        Throwable cause = thrown.getCause();
        if (runsAhead) {
          assertTrue(made.possible.contains(cause), () -> "impossible: " + cause);
        } else {
          assertSame(expected.failure(), cause);
        }
      }
    }
  }

  /// Something that may throw.
  @FunctionalInterface
  private interface Attempt {
    void run() throws Exception;
  }

  private static @Nullable Throwable thrownBy(Attempt attempt) {
    try {
      attempt.run();
      return null;
    } catch (AssertionError e) {
      throw e;
    } catch (Throwable e) {
      return e;
    }
  }
}
