/// What a run does, for machines: JFR events, meters, the memory of the process.
///
/// Everything is read from pictures of the run, when somebody asks; no stage does anything for it.
///
/// ```java
/// RunMetrics metrics = RunMetrics.of("orders"); // Micrometer
/// metrics.bindTo(registry);
/// job.listener(metrics).listener(FlightEvents.of("orders")).run(); // and JFR
/// ```
///
/// It imports `dev.weir` and `dev.weir.pipeline`. `docs/observe.md` has all names.
@NullMarked
package dev.weir.observe;

import org.jspecify.annotations.NullMarked;
