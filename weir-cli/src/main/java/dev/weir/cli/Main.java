package dev.weir.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;

/// Where the process begins.
public final class Main {
  private Main() {}

  /// Runs the command and ends the process with its exit code.
  ///
  /// @param arguments of the command line
  public static void main(String[] arguments) {
    var stop = new GracefulStop();
    var out = new FileOutputStream(FileDescriptor.out); // not System.out, which hides failures
    var screen = new Screen(out, System.err, new ProcessTerminal());
    int code = new Command(screen, stop).run(arguments);
    stop.over();
    System.exit(code);
  }
}
