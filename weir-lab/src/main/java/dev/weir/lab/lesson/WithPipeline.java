package dev.weir.lab.lesson;

import dev.weir.Bound;
import dev.weir.gzip.Gzip;
import dev.weir.pipeline.Pipeline;

/// The same source and sink, and gzip between them, as one pipeline.
///
/// Nobody says pause or resume: each part waits for the one behind it. The buffer puts reading on a
/// thread of its own; it holds its mark and never more.
final class WithPipeline {
  static void main(String[] arguments) throws Exception {
    var setup = Setup.of(arguments);

    Pipeline.from(setup.source())
        .buffer(Bound.bytes(setup.mark()))
        .through(Gzip.compress())
        .to(setup.sink())
        .listener(setup) // for the lab's gauges
        .run();
  }
}
