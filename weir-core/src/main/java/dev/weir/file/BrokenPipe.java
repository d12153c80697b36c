package dev.weir.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import org.jspecify.annotations.Nullable;

/// Tells a pipe that nobody reads any more from what is really a failure.
///
/// The JDK says it in words only, and in the language of the machine: so a pipe is broken on
/// purpose, once something failed, to hear how it is said here.
final class BrokenPipe {
  private BrokenPipe() {}

  static boolean isOne(IOException e) {
    String said = e.getMessage();
    return said != null && (said.equals("Broken pipe") || said.equals(inWords()));
  }

  private static @Nullable String inWords() {
    try {
      Pipe pipe = Pipe.open();
      try (var sink = pipe.sink()) {
        pipe.source().close();
        var _ = sink.write(ByteBuffer.allocate(1));
        return null;
      }
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
