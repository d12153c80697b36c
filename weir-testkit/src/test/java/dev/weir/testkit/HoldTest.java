package dev.weir.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.testkit.Stepper.Begun;
import java.nio.channels.AsynchronousCloseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Each kind hears what it should, and nothing else; and so does the stepper that shows it.
class HoldTest {
  private final Stepper stepper = new Stepper();
  private final Stepper.Actor held = stepper.actor("held");

  @AfterEach
  void end() {
    stepper.close();
  }

  private Begun<Boolean> stays(Hold hold) throws InterruptedException {
    Begun<Boolean> staying =
        held.begins(
            () -> {
              hold.stay();
              return true;
            });
    hold.awaitEntered();
    staying.assertWaiting();
    return staying;
  }

  @Test
  void anInterruptibleOneHearsInterrupts() throws Exception {
    Hold hold = Hold.interruptible();
    var staying = stays(hold);
    hold.abort();
    staying.assertWaiting();
    held.interrupt();
    assertThrows(InterruptedException.class, staying::result);
  }

  @Test
  void anAbortableOneHearsAborts() throws Exception {
    Hold hold = Hold.abortable();
    var staying = stays(hold);
    held.interrupt();
    staying.assertWaiting();
    hold.abort();
    assertThrows(AsynchronousCloseException.class, staying::result);
    assertThrows(AsynchronousCloseException.class, hold::stay);
  }

  @Test
  void aStubbornOneHearsNothingButItsRelease() throws Exception {
    Hold hold = Hold.stubborn();
    var staying = stays(hold);
    held.interrupt();
    hold.abort();
    staying.assertWaiting();
    assertFalse(staying.done());
    hold.release();
    assertTrue(staying.result());
    hold.stay();
    assertEquals(2, hold.entered());
  }

  @Test
  void whoDoesNotWaitIsFound() throws Exception {
    var done = held.begins(() -> 7);
    assertThrows(AssertionError.class, done::assertWaiting);
    assertEquals(7, done.result());
    assertEquals(8, held.does(() -> 8));
  }
}
