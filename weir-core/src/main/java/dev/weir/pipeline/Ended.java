package dev.weir.pipeline;

import dev.weir.Sink;
import java.util.function.Function;

/// How a job ends in one run: the sink, and what the run gives when all went well.
///
/// @param sink opened by this run only
/// @param result given the summary
record Ended<R>(Sink<?> sink, Function<Summary, R> result) {}
