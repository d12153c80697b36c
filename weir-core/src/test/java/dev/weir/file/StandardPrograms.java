package dev.weir.file;

import dev.weir.Bytes;
import dev.weir.Located;
import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;

/// What a process does with its standard streams; run in a JVM of its own, because the streams have
/// one life for the whole process. What it has to say it says on standard error.
final class StandardPrograms {
  private StandardPrograms() {}

  public static void main(String[] words) throws Exception {
    switch (words[0]) {
      case "copy" -> copy();
      case "size" -> size();
      case "twice" -> twice();
      case "closed" -> closed();
      case "abort" -> abort();
      case "endless" -> endless();
      case "blocked" -> blocked();
      case "same" -> same();
      default -> throw new IllegalArgumentException(words[0]);
    }
    for (String thread : Probe.threads("std")) {
      System.err.println("left: " + thread);
    }
  }

  private static void copy() throws Exception {
    try (var in = StandardInput.of().open();
        var out = StandardOutput.of().open()) {
      for (Bytes block : in) {
        out.write(block);
      }
      out.end();
    }
  }

  private static void size() throws Exception {
    try (var in = StandardInput.of().open()) {
      System.err.println(in.size());
    }
  }

  private static void twice() throws Exception {
    StandardInput.of().open().close();
    try {
      StandardInput.of().open().close();
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
    }
  }

  private static void closed() throws Exception {
    try {
      StandardInput.of().open().close();
    } catch (IOException e) {
      System.err.println(e.getMessage());
    }
  }

  private static void abort() throws Exception {
    try (var in = StandardInput.of().open()) {
      var thrown = new CompletableFuture<Exception>();
      var reader =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      in.read();
                    } catch (Exception e) {
                      thrown.complete(e);
                    }
                  });
      Probe.awaitWaiting(reader);
      Probe.awaitInside("weir-read-stdin", "read");
      in.abort();
      System.err.println(thrown.get().getMessage());
    }
  }

  private static void endless() throws Exception {
    try (var out = StandardOutput.of().open()) {
      while (out.write(Bytes.utf8("again and again\n"))) {}
      out.flush();
      out.end();
    }
    System.err.println("success");
  }

  private static void blocked() throws Exception {
    try (var out = StandardOutput.of().open()) {
      out.write(Bytes.wrap(new byte[1 << 20]));
      Probe.awaitInside("weir-write-stdout", "write");
      out.abort();
    }
    System.err.println("closed");
  }

  private static void same() throws Exception {
    try (var in = StandardInput.of().open();
        var out = StandardOutput.of().open()) {
      System.err.println(!Collections.disjoint(Located.keysOf(in), Located.keysOf(out)));
    }
  }
}
