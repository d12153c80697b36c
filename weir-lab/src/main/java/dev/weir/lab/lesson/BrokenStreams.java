package dev.weir.lab.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;

/// The same failure with the streams of the JDK.
///
/// Everything is closed, as it should be. But opening the target has emptied the file of yesterday,
/// and to close half a file looks just like closing a whole one.
final class BrokenStreams {
  private static final int CHUNK = 64 << 10;

  static void main(String[] arguments) throws IOException {
    var setup = Setup.of(arguments);
    long half = setup.size() / 2;

    try (InputStream in = Files.newInputStream(setup.in());
        OutputStream out = Files.newOutputStream(setup.out())) {
      byte[] chunk = new byte[CHUNK];
      long seen = 0;
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        seen += read;
        if (seen > half) {
          throw new IllegalStateException("a bug in the middle");
        }
        out.write(chunk, 0, read);
      }
    }
  }
}
