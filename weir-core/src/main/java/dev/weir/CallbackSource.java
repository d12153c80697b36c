package dev.weir;

import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The elements that a callback is given.
record CallbackSource<T>(
    Bound bound,
    Overflow overflow,
    CheckedFunction<? super Intake<T>, ? extends AutoCloseable> register)
    implements Source<T> {

  @Override
  public Cursor<T> open() throws IOException, InterruptedException {
    var inbox = new Inbox<T>(bound, overflow);
    try {
      return new Reading<>(inbox, register.apply(inbox));
    } catch (Throwable e) {
      inbox.close(); // it may have been registered half
      throw Sneaky.rethrow(e);
    }
  }

  @Override
  public String name() {
    return "callback";
  }

  @Override
  public OptionalLong heldBytes() {
    return bound.weighed() ? OptionalLong.of(bound.weight()) : OptionalLong.empty();
  }

  private static final class Reading<T> extends AbstractCursor<T> implements Reporting, Enduring {
    private final Inbox<T> inbox;
    private final AutoCloseable registration;

    private Reading(Inbox<T> inbox, AutoCloseable registration) {
      this.inbox = inbox;
      this.registration = registration;
    }

    @Override
    protected @Nullable T next() throws IOException, InterruptedException {
      return inbox.read();
    }

    @Override
    public void abort() {
      inbox.close();
    }

    /// Givers first: one that waits for room may be what the registration's end waits for.
    @Override
    protected void release() throws IOException {
      inbox.close();
      try {
        registration.close();
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        throw Sneaky.rethrow(e);
      }
    }

    @Override
    public Incidents incidents() {
      return Incidents.drops(inbox.dropped());
    }

    @Override
    public @Nullable Report report() {
      return inbox.report();
    }
  }
}
