package dev.weir.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left behind is found.
class LeaksTest {
  private final CountDownLatch free = new CountDownLatch(1);

  private void stay() {
    try {
      free.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void assertFound(Leaks leaks, String name) {
    var failure = assertThrows(AssertionError.class, leaks::assertNone);
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains(name), message);
  }

  @Test
  void aThreadThatIsNoDaemonIsFound() throws Exception {
    Leaks leaks = Leaks.watch();
    Thread thread = Thread.ofPlatform().name("left alone").start(this::stay);
    assertFound(leaks, "left alone");
    free.countDown();
    thread.join();
    leaks.assertNone();
  }

  @Test
  void aDaemonOfOursIsFoundAndOneOfOthersIsNot() throws Exception {
    Leaks leaks = Leaks.watch();
    Thread foreign = Thread.ofPlatform().daemon().name("foreign").start(this::stay);
    leaks.assertNone();
    Thread ours = Thread.ofPlatform().daemon().name("weir-odd").start(this::stay);
    assertFound(leaks, "weir-odd");
    free.countDown();
    foreign.join();
    ours.join();
    leaks.assertNone();
  }

  @Test
  void aVirtualThreadOfTheFactoryIsFound() throws Exception {
    Leaks leaks = Leaks.watch();
    Thread thread = leaks.threads().newThread(this::stay);
    thread.start();
    assertFound(leaks, "weir-watched-0");
    free.countDown();
    thread.join();
    leaks.assertNone();
  }

  @Test
  void aDescriptorIsFound(@TempDir Path directory) throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc here");
    Path file = Files.writeString(directory.resolve("left open"), "x");
    Leaks leaks = Leaks.watch();
    try (var channel = FileChannel.open(file)) {
      assertFound(leaks, "left open");
      assertEquals(1, channel.size());
    }
    leaks.assertNone();
  }
}
