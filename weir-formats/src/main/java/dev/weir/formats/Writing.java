package dev.weir.formats;

import dev.weir.Bytes;
import dev.weir.Emitter;
import dev.weir.Step;
import java.io.IOException;

/// What the writers of all formats have in common: text that is given in blocks of at least 64 KiB,
/// and less only at a flush and at the end. So one call gives one block at most, and between two
/// calls there is less than one, however long the records are: the text grows only for a record
/// that fills the block, and that is given at once, array and all.
abstract class Writing implements Step<JsonValue, Bytes> {
  static final int BLOCK_BYTES = 1 << 16;

  private static final int CAPACITY = BLOCK_BYTES + (1 << 13); // a record more, mostly

  /// The most that is held between two calls.
  static final long HELD_BYTES = 2L * CAPACITY;

  final JsonText text = new JsonText(CAPACITY);

  /// How long the array of the text is.
  final int capacity() {
    return text.capacity();
  }

  /// Adds a record to the text.
  abstract void add(JsonValue record) throws IOException;

  /// Adds what comes behind the last record.
  void addEnd() {}

  @Override
  public final void take(JsonValue in, Emitter<? super Bytes> out) throws Exception {
    add(in);
    if (text.length() >= BLOCK_BYTES) {
      out.emit(text.taken(CAPACITY));
    }
  }

  @Override
  public final boolean flush(Emitter<? super Bytes> out) throws Exception {
    give(out);
    return true;
  }

  @Override
  public final void finish(Emitter<? super Bytes> out) throws Exception {
    addEnd();
    give(out);
  }

  private void give(Emitter<? super Bytes> out) throws Exception {
    if (text.length() > 0) {
      out.emit(text.taken(CAPACITY));
    }
  }
}
