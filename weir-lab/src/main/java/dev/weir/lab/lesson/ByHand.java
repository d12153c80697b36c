package dev.weir.lab.lesson;

import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.pipeline.Pipe;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.Summary;

/// The same source, which asks before it goes on.
///
/// `offer` says whether there was room. If there was none, reading pauses; the callback runs once
/// there is room again, hands over what was refused, and resumes reading.
final class ByHand {
  private final FastReader reader;
  private final Pipe<Bytes> pipe;

  private ByHand(FastReader reader, Pipe<Bytes> pipe) {
    this.reader = reader;
    this.pipe = pipe;
  }

  static void main(String[] arguments) throws Exception {
    var setup = Setup.of(arguments);
    FastReader reader = setup.reader();
    Pipe<Bytes> pipe = Pipe.of(Bound.bytes(setup.mark())); // never more
    setup.follow(pipe); // for the lab's gauges

    Run<Summary> run = Pipeline.from(pipe).to(setup.sink()).start();
    reader.read(new ByHand(reader, pipe)::handOver);
    pipe.end();
    run.await();
  }

  private void handOver(Bytes chunk) {
    switch (pipe.offer(chunk, () -> handOverAgain(chunk))) {
      case TAKEN -> {}
      case FULL -> reader.pause(); // not taken, still ours
      case CLOSED -> throw new IllegalStateException("nobody reads any more");
    }
  }

  private void handOverAgain(Bytes chunk) {
    handOver(chunk);
    reader.resume();
  }
}
