package dev.weir.pipeline;

import dev.weir.Emitter;
import dev.weir.Ending;
import dev.weir.Enduring;
import dev.weir.Incidents;
import dev.weir.Located;
import dev.weir.Report;
import dev.weir.Reporting;
import dev.weir.SideStep;
import dev.weir.Siding;
import dev.weir.Step;
import dev.weir.Transform;
import dev.weir.Watched;
import dev.weir.internal.Outlet;
import dev.weir.internal.Outputs;
import dev.weir.internal.Thrown;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `alsoTo`: a branch beside the stream.
///
/// @param branch takes what goes through
record AlsoTo<T>(Branch<T> branch) implements Transform<T, T>, Siding {

  @Override
  public Step<T, T> open() throws IOException {
    var outputs = new Outputs();
    Outlet outlet = branch.live(outputs.timing());
    try {
      outputs.open(List.of(outlet));
    } catch (Exception e) {
      throw Thrown.as(e);
    }
    return new Beside<>(outputs, outlet);
  }

  @Override
  public String name() {
    return "alsoTo " + branch.name();
  }

  @Override
  public Ending sideEnding() {
    return branch.ending();
  }

  @Override
  public OptionalLong heldBytes() {
    return branch.heldBytes();
  }

  @Override
  public long nativeBytes() {
    return branch.nativeBytes();
  }

  private static final class Beside<T>
      implements SideStep<T, T>, Reporting, Enduring, Located, Watched {
    private final Outputs outputs;
    private final Outlet outlet;
    private @Nullable Report report; // there before the run's own end

    private Beside(Outputs outputs, Outlet outlet) {
      this.outputs = outputs;
      this.outlet = outlet;
    }

    @Override
    public void take(T in, Emitter<? super T> out) throws Exception {
      boolean _ = outputs.write(outlet, in); // one that wants no more lets it go
      out.emit(in);
    }

    @Override
    public boolean flush(Emitter<? super T> out) throws Exception {
      outputs.flush();
      return true;
    }

    @Override
    public void settleSide() {
      try {
        outputs.settle();
      } catch (Exception e) {
        throw Thrown.as(e);
      }
    }

    @Override
    public boolean endSide() {
      try {
        outputs.commit();
      } catch (Exception e) {
        throw Thrown.as(e);
      }
      report = outputs.report(null);
      return !outputs.committed().isEmpty();
    }

    @Override
    public void closeSide() {
      Throwable failure = outputs.close();
      if (failure != null) {
        throw Thrown.as(failure);
      }
    }

    @Override
    public void abortSide() {
      outputs.cancel();
    }

    @Override
    public @Nullable Throwable overdue(boolean paused) {
      return outputs.overdue();
    }

    @Override
    public Incidents incidents() {
      return outputs.incidents(null);
    }

    @Override
    public @Nullable Report report() {
      return report;
    }

    @Override
    public Set<Object> fileKeys() {
      return outputs.fileKeys();
    }
  }
}
