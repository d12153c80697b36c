package dev.weir.checks.cancel;

import dev.weir.AbstractCursor;
import dev.weir.Bytes;
import dev.weir.Source;
import dev.weir.file.FileSource;
import dev.weir.testkit.Hold;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Something that gives one byte and then blocks for ever (or blocks at once).
///
/// @param source gives the byte
/// @param given how many elements come before it blocks
/// @param method where it blocks, in the reader's stack
/// @param after what must be done, or hold, when the run is over
record Blocking(Watched<Bytes> source, int given, String method, Closing after)
    implements AutoCloseable {

  /// Something that closes.
  @FunctionalInterface
  interface Closing {
    void run() throws IOException;
  }

  /// What there is to be blocked in.
  enum Thing {
    /// A cursor that reads a file again and again, and never looks up.
    FILE,
    FIFO_BEING_OPENED,
    FIFO,
    SOCKET,
    CHILD,
    LENT_CHANNEL,
    /// A lambda that waits as lambdas do.
    LAMBDA;

    Blocking make(Path directory) throws Exception {
      return switch (this) {
        case FILE -> file(directory.resolve("file"));
        case FIFO_BEING_OPENED -> unopened(fifo(directory));
        case FIFO -> opened(fifo(directory));
        case SOCKET -> socket();
        case CHILD -> child();
        case LENT_CHANNEL -> lent();
        case LAMBDA -> lambda();
      };
    }

    boolean givesOneFirst() {
      return this != FIFO_BEING_OPENED;
    }
  }

  void awaitBlocked() {
    source.awaitInside(given + 1, method);
  }

  @Override
  public void close() throws IOException {
    after.run();
  }

  private static Blocking file(Path path) throws IOException {
    Files.write(path, new byte[1000]);
    Source<Bytes> source = () -> new Rereading(FileChannel.open(path, StandardOpenOption.READ));
    return new Blocking(new Watched<>(source), 1, "rereadForEver", () -> {});
  }

  /// Reads a file for ever; only an interrupt, which closes the channel, ends it.
  private static final class Rereading extends AbstractCursor<Bytes> {
    private final FileChannel channel;
    private boolean given;

    private Rereading(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    protected Bytes next() throws IOException {
      if (given) {
        rereadForEver();
      }
      given = true;
      return Bytes.utf8("x");
    }

    private void rereadForEver() throws IOException {
      while (channel.read(ByteBuffer.allocate(1000), 0) > 0) {}
    }

    @Override
    protected void release() throws IOException {
      channel.close();
    }
  }

  static Path fifo(Path directory) throws IOException, InterruptedException {
    Path fifo = directory.resolve("fifo");
    int exit = new ProcessBuilder("mkfifo", fifo.toString()).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException("mkfifo: exit code " + exit);
    }
    return fifo;
  }

  private static Blocking unopened(Path fifo) {
    return new Blocking(new Watched<>(FileSource.of(fifo)), 0, "await", () -> {});
  }

  private static Blocking opened(Path fifo) throws IOException {
    // for both sides, so that it does not wait for a reader
    var writer = FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE);
    writer.write(ByteBuffer.wrap(new byte[] {'x'}));
    return new Blocking(new Watched<>(FileSource.of(fifo)), 1, "await", writer::close);
  }

  private static Blocking socket() throws IOException {
    var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    var near = new Socket(server.getInetAddress(), server.getLocalPort());
    Socket far = server.accept();
    far.getOutputStream().write('x');
    var source = new Watched<>(streamed(near.getInputStream(), near::close));
    return new Blocking(
        source,
        1,
        "implRead",
        () -> {
          if (!near.isClosed()) {
            throw new AssertionError("the socket is still open");
          }
          far.close();
          server.close();
        });
  }

  private static Blocking child() throws IOException {
    Process child = new ProcessBuilder("sh", "-c", "printf x; exec sleep 1000").start();
    var source =
        new Watched<>(
            streamed(
                child.getInputStream(),
                () -> {
                  child.destroyForcibly();
                  child.getOutputStream().close();
                  child.getErrorStream().close();
                }));
    return new Blocking(source, 1, "readBytes", () -> child.onExit().join());
  }

  private static Source<Bytes> streamed(InputStream stream, Closing closing) {
    return () -> new Streamed(stream, closing);
  }

  /// Reads a stream that ignores interrupts; abort closes what is behind it.
  private static final class Streamed extends AbstractCursor<Bytes> {
    private final InputStream stream;
    private final Closing closing;
    private volatile boolean aborted;

    private Streamed(InputStream stream, Closing closing) {
      this.stream = stream;
      this.closing = closing;
    }

    @Override
    protected @Nullable Bytes next() throws IOException {
      int read = stream.read();
      if (aborted) {
        throw new AsynchronousCloseException();
      }
      return read < 0 ? null : Bytes.wrap(new byte[] {(byte) read});
    }

    @Override
    public void abort() {
      aborted = true;
      try {
        closing.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    protected void release() throws IOException {
      closing.run();
      stream.close();
    }
  }

  private static Blocking lent() throws IOException {
    Pipe pipe = Pipe.open();
    pipe.sink().write(ByteBuffer.wrap(new byte[] {'x'}));
    return new Blocking(
        new Watched<>(FileSource.lent(pipe.source())), 1, "await", () -> takeBack(pipe));
  }

  /// The channel is still open; whoever was left in it comes out when it gives something.
  private static void takeBack(Pipe pipe) throws IOException {
    try (var sink = pipe.sink();
        var source = pipe.source()) {
      if (!source.isOpen()) {
        throw new AssertionError("the lent channel was closed");
      }
      sink.write(ByteBuffer.wrap(new byte[] {'y'}));
    }
  }

  private static Blocking lambda() {
    Hold hold = Hold.interruptible();
    Source<Bytes> source = () -> new Waiting(hold);
    return new Blocking(new Watched<>(source), 1, "stay", () -> {});
  }

  private static final class Waiting extends AbstractCursor<Bytes> {
    private final Hold hold;
    private boolean given;

    private Waiting(Hold hold) {
      this.hold = hold;
    }

    @Override
    protected Bytes next() throws IOException, InterruptedException {
      if (given) {
        hold.stay();
      }
      given = true;
      return Bytes.utf8("x");
    }

    @Override
    protected void release() {}
  }
}
