package dev.weir.lab.lesson;

import dev.weir.Bytes;
import dev.weir.pipeline.Pipeline;

/// A stage in the middle fails half-way. Where the output goes lies the one of yesterday.
///
/// The run throws one exception that names the stage. The sink shows nothing before its end, so
/// what was written is gone and the output of yesterday is as it was.
final class Broken {
  private final long half;
  private long seen;

  private Broken(long half) {
    this.half = half;
  }

  static void main(String[] arguments) throws Exception {
    var setup = Setup.of(arguments);
    var broken = new Broken(setup.size() / 2);

    Pipeline.from(setup.source()).map(broken::work).to(setup.sink()).run();
  }

  private Bytes work(Bytes chunk) {
    seen += chunk.length();
    if (seen > half) {
      throw new IllegalStateException("a bug in the middle");
    }
    return chunk;
  }
}
