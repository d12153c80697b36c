package dev.weir.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Does what people do most, once, so that the archive that the launcher makes holds all that it
/// loads and learns. Not for users.
final class Rehearsal {
  private Rehearsal() {}

  /// Rehearses in a folder.
  ///
  /// @param arguments the folder, which is there and empty
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    String in = folder.resolve("in").toString();
    String out = folder.resolve("out").toString();
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var screen = new Screen(silent, silent, new ProcessTerminal());
    var stop = new GracefulStop();
    var command = new Command(screen, stop);
    for (List<String> words :
        List.of(
            List.of("run", "gen:64KiB", "!", in),
            List.of("run", in, "!", out),
            List.of("run", "--force", in, "!", "gzip", "!", out),
            List.of("run", "--force", out, "!", "gunzip", "!", "buffer", "!", out + "2"),
            List.of("run", "--force", out, "!", "gunzip", "engine=isal", "!", out + "2"),
            List.of("run", "-f", in + " ! lines ! grep E ! unlines ! gzip ! gunzip ! " + out),
            List.of("run", "-f", in + " ! zstd ! unzstd ! lz4 ! unlz4 ! " + out),
            List.of("grep", "no such text", in),
            List.of("count", in),
            List.of("gzip", in),
            List.of("run", in, "!", out),
            List.of("run", in, "!", "gzp", "!", out),
            List.of("help"))) {
      int _ = command.run(words.toArray(String[]::new));
    }
    stop.over();
    System.exit(0);
  }
}
