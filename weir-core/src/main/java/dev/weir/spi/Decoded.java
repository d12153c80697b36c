package dev.weir.spi;

import dev.weir.Emitter;
import dev.weir.Report;
import dev.weir.Reporting;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A step over views of lines whose results become texts, because what is behind it needs those. In
/// all else it is that step.
record Decoded(Transform<Object, LineView> views) implements Transform<Object, String> {

  @Override
  public Step<Object, String> open() throws IOException {
    return new Decoding(views.open());
  }

  @Override
  public boolean divides() {
    return views.divides();
  }

  @Override
  public boolean refusesInput() {
    return views.refusesInput();
  }

  @Override
  public String name() {
    return views.name();
  }

  @Override
  public OptionalLong heldBytes() {
    return views.heldBytes();
  }

  private static final class Decoding implements Step<Object, String>, Reporting {
    private final Step<Object, LineView> step;
    private @Nullable Texts texts; // emits into the emitter of the last call

    private Decoding(Step<Object, LineView> step) {
      this.step = step;
    }

    @SuppressWarnings("ReferenceEquality") // the emitter itself is meant
    private Texts into(Emitter<? super String> out) {
      Texts known = texts;
      if (known == null || known.out != out) {
        known = new Texts(out);
        texts = known;
      }
      return known;
    }

    @Override
    public void take(Object in, Emitter<? super String> out) throws Exception {
      step.take(in, into(out));
    }

    @Override
    public boolean more(Emitter<? super String> out) throws Exception {
      return step.more(into(out));
    }

    @Override
    public boolean flush(Emitter<? super String> out) throws Exception {
      return step.flush(into(out));
    }

    @Override
    public void finish(Emitter<? super String> out) throws Exception {
      step.finish(into(out));
    }

    @Override
    public void close() throws IOException {
      step.close();
    }

    @Override
    public @Nullable Report report() {
      return step instanceof Reporting reporting ? reporting.report() : null;
    }
  }

  private static final class Texts implements Emitter<LineView> {
    private final Emitter<? super String> out;

    private Texts(Emitter<? super String> out) {
      this.out = out;
    }

    @Override
    public boolean emit(LineView line) throws IOException, InterruptedException {
      return out.emit(line.text());
    }

    @Override
    public boolean pause() {
      return out.pause();
    }

    @Override
    public void done() {
      out.done();
    }
  }
}
