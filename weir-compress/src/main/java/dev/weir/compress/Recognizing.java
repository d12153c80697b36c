package dev.weir.compress;

import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.CorruptDataException;
import dev.weir.Emitter;
import dev.weir.Expansion;
import dev.weir.Report;
import dev.weir.Reporting;
import dev.weir.Step;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A live [AnyDecoder]: it keeps the first few bytes, then it is the decoder of their format.
final class Recognizing implements CodecStep<Bytes, Bytes>, Reporting {
  private final Expansion expansion;
  private Bytes head = Bytes.EMPTY; // until the format is known
  private @Nullable Format format;
  private @Nullable Step<Bytes, Bytes> decoder;

  Recognizing(Expansion expansion) {
    this.expansion = expansion;
  }

  @Override
  public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
    if (decoder != null) {
      give(decoder, in, out);
      return;
    }
    Bytes all = head.isEmpty() ? in : joined(head, in);
    if (all.length() < Format.HEAD_BYTES) {
      head = Bytes.copyOf(all.toArray(), 0, all.length());
      return;
    }
    head = Bytes.EMPTY;
    give(recognize(all), all, out);
  }

  /// One that keeps what it takes gets a copy: this step says of itself that it keeps nothing.
  private static void give(Step<Bytes, Bytes> decoder, Bytes in, Emitter<? super Bytes> out)
      throws Exception {
    decoder.take(decoder instanceof CodecStep ? in : Bytes.wrap(in.toArray()), out);
  }

  private static Bytes joined(Bytes first, Bytes second) {
    byte[] all = new byte[first.length() + second.length()];
    first.copyTo(0, all, 0, first.length());
    second.copyTo(0, all, first.length(), second.length());
    return Bytes.wrap(all);
  }

  private Step<Bytes, Bytes> recognize(Bytes all) throws IOException {
    Bytes start = all.slice(0, Math.min(Format.HEAD_BYTES, all.length()));
    Format found = Format.of(start);
    if (found == null) {
      throw new CorruptDataException(
          "none of %s, which are known by how they begin (brotli is not: unbrotli), but %s"
              .formatted(Format.words(), HexFormat.ofDelimiter(" ").formatHex(start.toArray())),
          0);
    }
    format = found;
    Step<Bytes, Bytes> opened = found.decoder(expansion).open();
    decoder = opened;
    return opened;
  }

  @Override
  public boolean more(Emitter<? super Bytes> out) throws Exception {
    return decoder != null && decoder.more(out);
  }

  @Override
  public boolean flush(Emitter<? super Bytes> out) throws Exception {
    return decoder == null ? head.isEmpty() : decoder.flush(out);
  }

  @Override
  public void finish(Emitter<? super Bytes> out) throws Exception {
    if (decoder != null) {
      decoder.finish(out);
      return;
    }
    if (head.isEmpty()) {
      throw new CorruptDataException("truncated data: the input is empty", 0);
    }
    Step<Bytes, Bytes> found = recognize(head);
    give(found, head, out);
    found.finish(out); // which says how it is cut off
  }

  /// What the decoder has to say, else which it was.
  @Override
  public @Nullable Report report() {
    Report own = decoder instanceof Reporting reporting ? reporting.report() : null;
    if (own != null || format == null) {
      return own;
    }
    return Report.detail(format.word(), Map.of("format", format.word()));
  }

  @Override
  public void close() throws IOException {
    if (decoder != null) {
      decoder.close();
    }
  }
}
