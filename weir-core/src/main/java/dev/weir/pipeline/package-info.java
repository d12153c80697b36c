/// Pipelines: sources, transforms and sinks put together into a value that can be run.
///
/// It imports [dev.weir] and the machine below it. A [dev.weir.pipeline.Pipeline] becomes a
/// [dev.weir.pipeline.Job] by a sink or a result; a job is run, or started as a
/// [dev.weir.pipeline.Run]. A [dev.weir.pipeline.Pipe] is for elements that come from outside.
///
/// ```java
/// Summary summary = Pipeline.from(FileSource.of(Path.of("huge.log")))
///     .through(Gzip.compress())
///     .to(FileSink.of(Path.of("huge.log.gz")))
///     .run();
/// ```
@NullMarked
package dev.weir.pipeline;

import org.jspecify.annotations.NullMarked;
