package dev.weir.lab.lesson;

import dev.weir.Bytes;
import dev.weir.Rate;
import dev.weir.Sink;
import dev.weir.Source;
import dev.weir.Throttle;
import dev.weir.Transforms;
import dev.weir.file.FileSink;
import dev.weir.file.FileSource;
import dev.weir.pipeline.Pipe;
import dev.weir.pipeline.PipelineListener;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.StageSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What every lesson begins with: a fast source, a slow sink, and gauges on both for the lab.
///
/// The gauges count what has come out of the source and what the sink has written; what is between
/// is buffered. They are told to the lab on standard output.
final class Setup implements PipelineListener {
  private static final int MARK = 1 << 20;

  private final Path in;
  private final Path out;
  private final long speed;
  private final long rate;
  private final Gauge gauge = new Gauge();

  private Setup(Path in, Path out, long speed, long rate) {
    this.in = in;
    this.out = out;
    this.speed = speed;
    this.rate = rate;
  }

  /// Reads what the lab has given the lesson, and begins to tell how it stands.
  ///
  /// @param arguments input, output, bytes a second of the source, and of the sink
  static Setup of(String[] arguments) {
    var setup =
        new Setup(
            Path.of(arguments[0]),
            Path.of(arguments[1]),
            Long.parseLong(arguments[2]),
            Long.parseLong(arguments[3]));
    setup.gauge.start();
    return setup;
  }

  /// The file, read fast.
  Source<Bytes> source() {
    return FileSource.of(in)
        .through(Throttle.to(Rate.bytes(speed)))
        .peek(chunk -> gauge.read(chunk.length()));
  }

  /// The same, for a program that is called with each chunk.
  FastReader reader() {
    return new FastReader(source());
  }

  /// A file, written slowly. It appears at the end, and takes the place of an old one.
  Sink<Bytes> sink() {
    return Throttle.<Bytes>to(Rate.bytes(rate))
        .andThen(Transforms.<Bytes>peek(chunk -> gauge.wrote(chunk.length())))
        .into(FileSink.of(out).replace().durable(false));
  }

  /// How much may wait between the two, in bytes.
  long mark() {
    gauge.mark(MARK);
    return MARK;
  }

  /// What this holds is what is buffered.
  void follow(Pipe<Bytes> pipe) {
    gauge.buffered(() -> pipe.fill() * FileSource.DEFAULT_BLOCK_BYTES);
  }

  /// How large the input is, in bytes.
  long size() throws IOException {
    return Files.size(in);
  }

  Path in() {
    return in;
  }

  Path out() {
    return out;
  }

  /// What its boundaries hold is what is buffered: what comes out of the run may be of another size
  /// than what goes in.
  @Override
  public void started(Run<?> run) {
    gauge.buffered(() -> held(run));
  }

  private static long held(Run<?> run) {
    long weight = 0;
    for (StageSnapshot stage : run.snapshot().stages()) {
      StageSnapshot.Boundary boundary = stage.boundary();
      weight += boundary == null ? 0 : boundary.weight();
    }
    return weight;
  }
}
