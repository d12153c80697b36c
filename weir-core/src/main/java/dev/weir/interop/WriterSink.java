package dev.weir.interop;

import dev.weir.AbstractWritable;
import dev.weir.Sink;
import dev.weir.Writable;
import java.io.IOException;
import java.io.Writer;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/// Writers that are written into.
///
/// @param writers called at each opening
/// @param given whether they are closed with the life; lent otherwise
record WriterSink(Callable<? extends Writer> writers, boolean given) implements Sink<CharSequence> {

  @Override
  public Writable<CharSequence> open() throws IOException, InterruptedException {
    Writer writer = Failures.opened(writers);
    return new Writing(writer, new Unblocking(name(), given ? writer : ReaderSource.LENT));
  }

  @Override
  public String name() {
    return "writer";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Writing extends AbstractWritable<CharSequence> {
    private final Writer writer;
    private final Unblocking unblocking;

    private Writing(Writer writer, Unblocking unblocking) {
      this.writer = writer;
      this.unblocking = unblocking;
    }

    @Override
    protected boolean put(CharSequence text) throws IOException {
      unblocking.enter();
      try {
        writer.append(text);
      } finally {
        unblocking.leave();
      }
      return true;
    }

    @Override
    protected void push() throws IOException {
      unblocking.enter();
      try {
        writer.flush();
      } finally {
        unblocking.leave();
      }
    }

    @Override
    protected void complete() throws IOException {
      push();
      unblocking.close();
    }

    @Override
    public void abort() {
      unblocking.abort();
    }

    @Override
    protected void release(boolean complete) throws IOException {
      unblocking.close();
    }
  }
}
