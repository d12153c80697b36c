package dev.weir.checks.teardown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.CancelledException;
import dev.weir.Cursor;
import dev.weir.StreamException;
import dev.weir.testkit.Call;
import dev.weir.testkit.Hold;
import dev.weir.testkit.NoLeaks;
import dev.weir.testkit.Script;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Each stage of each pipeline blocks for ever in each of its calls; it is read as a cursor, and
/// the reader is told to stop.
@Timeout(120)
@ExtendWith(NoLeaks.class)
class BlockingPulledTest {
  private static final int AT_A_TIME = 200;

  @Test
  void anInterruptedReaderGetsOutAndLeavesNothing() throws Exception {
    int ran = Cases.run("blocking, reader interrupted", Fault.pulled(), AT_A_TIME, this::interrupt);
    assertEquals(1548, ran);
  }

  private void interrupt(Fault fault) throws Exception {
    Hold hold = Hold.interruptible();
    var rig = new Rig(fault, Script.staying(fault.call(), fault.nth(), hold));
    Thread reader = Thread.currentThread();
    Thread interrupter = Thread.startVirtualThread(() -> interruptOnce(hold, reader));
    Throwable thrown = assertThrows(Exception.class, () -> read(rig));
    if (asChannelsDo(fault)) {
      assertInstanceOf(StreamException.class, thrown);
      assertInstanceOf(ClosedByInterruptException.class, thrown.getCause());
      assertTrue(Thread.interrupted(), "the status stays set, as channels leave it");
    } else {
      assertSame(InterruptedException.class, thrown.getClass());
    }
    assertEquals(0, thrown.getSuppressed().length);
    interrupter.join();
    assertFalse(Thread.interrupted(), "a stale interrupt");
    rig.assertTornDown();
  }

  /// Without a run around it, what cannot throw `InterruptedException` does as a channel does.
  private static boolean asChannelsDo(Fault fault) {
    return switch (fault.call()) {
      case CLOSE -> fault.inLastSection();
      case OPEN -> fault.stage() > 0 && fault.boundaries() == 0;
      default -> false;
    };
  }

  private static void interruptOnce(Hold hold, Thread reader) {
    try {
      hold.awaitEntered();
      reader.interrupt();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void read(Rig rig) throws Exception {
    try (Cursor<Integer> cursor = rig.pipeline().open()) {
      Integer element;
      do {
        element = cursor.read();
      } while (element != null);
    }
  }

  /// What abort reaches: everything behind another thread; without one, the source.
  private static List<Fault> abortable() {
    return Fault.pulled().stream()
        .filter(fault -> fault.call() != Call.OPEN)
        .filter(
            fault -> !fault.inLastSection() || (fault.stage() == 0 && fault.call() == Call.READ))
        .toList();
  }

  @Test
  void anAbortedReaderGetsOutAndLeavesNothing() throws Exception {
    int ran = Cases.run("blocking, reader aborted", abortable(), AT_A_TIME, this::abort);
    assertEquals(1025, ran);
  }

  private void abort(Fault fault) throws Exception {
    Hold hold = fault.inLastSection() ? Hold.abortable() : Hold.interruptible();
    var rig = new Rig(fault, Script.staying(fault.call(), fault.nth(), hold));
    var cursor = rig.pipeline().open();
    Thread aborter = Thread.startVirtualThread(() -> abortOnce(hold, cursor));
    Throwable thrown = assertThrows(StreamException.class, () -> drain(cursor));
    if (fault.inLastSection()) {
      assertInstanceOf(AsynchronousCloseException.class, thrown.getCause());
    } else {
      assertSame(CancelledException.class, thrown.getClass());
    }
    assertEquals(0, thrown.getSuppressed().length);
    aborter.join();
    cursor.close();
    rig.assertTornDown();
  }

  private static void abortOnce(Hold hold, Cursor<?> cursor) {
    try {
      hold.awaitEntered();
      cursor.abort();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void drain(Cursor<Integer> cursor) throws Exception {
    Integer element;
    do {
      element = cursor.read();
    } while (element != null);
  }
}
