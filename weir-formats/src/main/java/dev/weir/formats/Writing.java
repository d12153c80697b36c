package dev.weir.formats;

import dev.weir.Bytes;
import dev.weir.Emitter;
import dev.weir.Step;
import java.io.IOException;

/// What the writers of all formats have in common: text that is given in blocks of at least 64 KiB,
/// and less only at a flush and at the end. So one call gives one block at most.
abstract class Writing implements Step<JsonValue, Bytes> {
  static final int BLOCK_BYTES = 1 << 16;

  private static final int CAPACITY = BLOCK_BYTES + (1 << 13); // a record more, mostly

  final JsonText text = new JsonText(CAPACITY);

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
