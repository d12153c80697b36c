package dev.weir.lab.lesson;

import dev.weir.Bytes;
import dev.weir.text.Lines;

/// The lines of a file that is larger than the memory, with slow work for each.
///
/// The loop is the backpressure: no block is read before the loop has asked for its lines.
final class ForLoop {
  static void main(String[] arguments) throws Exception {
    var setup = Setup.of(arguments);

    try (var lines = setup.source().through(Lines.utf8()).open();
        var sink = setup.sink().open()) {
      for (String line : lines) {
        sink.write(Bytes.utf8(line + "\n")); // slow, and it waits
      }
      sink.end();
    }
  }
}
