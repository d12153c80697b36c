package dev.weir.gzip;

import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Who compresses for one step: chosen when its input turns out to be long, because finding a
/// library takes tens of milliseconds.
///
/// Threads: the choice is the step's thread's, before it hands over the first portion; any thread
/// borrows, one press at a time, and gives it back.
final class Presses implements AutoCloseable {
  private final Engine asked;
  private final int level;
  private final int blockBytes;
  private final Queue<Press> idle = new ConcurrentLinkedQueue<>();
  private LibdeflateDeflater.@Nullable Functions libdeflate;
  private IsalDeflater.@Nullable Functions isal;
  private boolean chosen;
  private String missing = "";

  Presses(Engine asked, int level, int blockBytes) {
    this.asked = asked;
    this.level = level;
    this.blockBytes = blockBytes;
  }

  /// Whether the choice is still to be made.
  boolean open() {
    return !chosen && asked != Engine.JDK;
  }

  /// Chooses; true if it is a library. Never throws for a library.
  boolean choose() {
    chosen = true;
    switch (asked) {
      case JDK -> {}
      case AUTO -> {
        if (NativeLibrary.allowed()) {
          Found<LibdeflateDeflater.Functions> found = LibdeflateDeflater.found();
          libdeflate = found.library();
          missing = found.broken() ? found.failure() : "";
        }
      }
      case LIBDEFLATE -> {
        Found<LibdeflateDeflater.Functions> found = LibdeflateDeflater.found();
        libdeflate = found.library();
        missing = found.failure();
      }
      case ISAL -> {
        Found<IsalDeflater.Functions> found = IsalDeflater.found();
        isal = found.library();
        missing = found.failure();
      }
    }
    return libdeflate != null || isal != null;
  }

  /// Lends a press.
  ///
  /// @param joining whether its blocks have to join
  Press borrow(boolean joining) {
    Engine wanted = joining ? Engine.JDK : engine();
    Press press = idle.poll();
    if (press != null && press.deflater().engine() == wanted) {
      return press;
    }
    if (press != null) {
      press.close();
    }
    return new Press(deflater(wanted));
  }

  private BlockDeflater deflater(Engine wanted) {
    if (wanted == Engine.LIBDEFLATE && libdeflate != null) {
      return new LibdeflateDeflater(libdeflate, level, blockBytes);
    }
    return wanted == Engine.ISAL && isal != null
        ? new IsalDeflater(isal, level, blockBytes)
        : new JdkDeflater(level);
  }

  void giveBack(Press press) {
    idle.add(press);
  }

  /// Frees what is idle, when nobody borrows any more.
  @Override
  public void close() {
    for (Press press = idle.poll(); press != null; press = idle.poll()) {
      press.close();
    }
  }

  /// The engine at work.
  Engine engine() {
    return libdeflate != null ? Engine.LIBDEFLATE : isal != null ? Engine.ISAL : Engine.JDK;
  }

  String name() {
    return engine().name().toLowerCase(Locale.ROOT);
  }

  /// Why a library that somebody would expect is not used; empty if none is missed.
  String missing() {
    return missing;
  }

  /// The most that any engine allocates for one press, natively.
  static long nativeBytes(Engine engine, int blockBytes) {
    long copies = (long) blockBytes + BlockDeflater.room(blockBytes);
    return switch (engine) {
      case JDK -> JdkDeflater.NATIVE_BYTES;
      case AUTO, LIBDEFLATE -> LibdeflateDeflater.NATIVE_BYTES + copies;
      case ISAL -> IsalDeflater.NATIVE_BYTES + copies;
    };
  }
}
