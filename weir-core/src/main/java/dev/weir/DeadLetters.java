package dev.weir;

import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `map`, with what fails beside the stream.
record DeadLetters<I, O>(
    CheckedFunction<? super I, ? extends O> function, Sink<? super DeadLetter<I>> letters)
    implements Transform<I, O>, Siding {

  @Override
  public Step<I, O> open() throws IOException {
    try {
      return new Live<>(function, letters.open());
    } catch (InterruptedException e) {
      throw Sneaky.rethrow(e);
    }
  }

  @Override
  public Ending sideEnding() {
    return letters.ending();
  }

  @Override
  public String name() {
    return "map";
  }

  @Override
  public OptionalLong heldBytes() {
    return letters.heldBytes();
  }

  @Override
  public long nativeBytes() {
    return letters.nativeBytes();
  }

  private static final class Live<I, O> implements SideStep<I, O>, Reporting, Enduring, Located {
    private final CheckedFunction<? super I, ? extends O> function;
    private final Writable<? super DeadLetter<I>> letters;
    private boolean wanting = true;
    private final Tally count = new Tally();

    private Live(
        CheckedFunction<? super I, ? extends O> function, Writable<? super DeadLetter<I>> letters) {
      this.function = function;
      this.letters = letters;
    }

    @Override
    public void take(I in, Emitter<? super O> out) throws Exception {
      O result;
      try {
        result = function.apply(in);
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        bury(in, e);
        return;
      }
      out.emit(result);
    }

    private void bury(I in, Exception failure) throws Exception {
      if (!wanting) {
        throw failure;
      }
      wanting = letters.write(new DeadLetter<>(in, failure));
      count.add();
    }

    @Override
    public boolean flush(Emitter<? super O> out) throws Exception {
      letters.flush();
      return true;
    }

    @Override
    public Incidents incidents() {
      return Incidents.errors(count.count());
    }

    @Override
    public @Nullable Report report() {
      long buried = count.count();
      return buried == 0
          ? null
          : Report.remark(
              Sizes.count(buried) + (buried == 1 ? " dead letter" : " dead letters"),
              Map.of("deadLetters", buried));
    }

    @Override
    public boolean endSide() throws IOException, InterruptedException {
      letters.end();
      return true;
    }

    @Override
    public void closeSide() throws IOException {
      letters.close();
    }

    @Override
    public void abortSide() {
      letters.abort();
    }

    @Override
    public Set<Object> fileKeys() {
      return Located.keysOf(letters);
    }
  }
}
