package dev.weir.formats;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.LimitException;
import dev.weir.Sizes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A live [JsonLinesDecoder].
final class JsonLinesReading extends Reading {
  private static final byte LF = '\n';

  private final ElementCheck check;
  private boolean skipping; // the rest of a line that is too long

  JsonLinesReading(JsonLinesDecoder decoder, BadRecords bad) {
    super(bad, decoder.limits().elementBytes());
    check = new ElementCheck(decoder.limits(), decoder.duplicates());
  }

  @Override
  @Nullable JsonValue next() throws IOException, InterruptedException {
    while (at < filled || (skipping && inputEnded)) {
      int lf = scan < filled ? Bytes.wrap(buffer, 0, filled).indexOf(LF, scan) : -1;
      if (lf < 0 && !inputEnded) {
        keep();
        return null;
      }
      int end = lf < 0 ? filled : lf;
      JsonValue value = line(end);
      at = lf < 0 ? end : end + 1;
      scan = at;
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /// The line is not whole yet: keeps it, if it is not too long.
  private void keep() throws IOException, InterruptedException {
    scan = filled;
    if (!skipping && filled - at > recordBytes + 1) { // the last may be a CR
      bad.begin(tooLong());
      skipping = true;
    }
    if (skipping) {
      bad.piece(buffer, at, filled);
      at = filled;
    }
  }

  private LimitException tooLong() {
    return place(at).limit("", "longer than " + Sizes.count(recordBytes) + " bytes");
  }

  private @Nullable JsonValue line(int end) throws IOException, InterruptedException {
    if (skipping) {
      skipping = false;
      bad.end(buffer, at, end);
      return null;
    }
    if (ElementCheck.spaceEnd(buffer, at, end) == end) {
      return null;
    }
    try {
      if (end - at > recordBytes + (buffer[end - 1] == '\r' ? 1 : 0)) {
        throw tooLong();
      }
      return check.value(buffer, at, end, this::place);
    } catch (CorruptDataException | LimitException e) {
      bad.met(e, buffer, at, end);
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    check.close();
  }
}
