/// What a run does, for machines and on a page.
///
/// It imports `dev.weir` and nothing else of Weir. Micrometer is needed by `RunMetrics`,
/// `ProcessMetrics` and `Prometheus` alone, and JFR by `FlightEvents`; whoever does not name those
/// needs neither.
@SuppressWarnings("requires-automatic") // Micrometer has no module of its own yet
module dev.weir.observe {
  requires com.fasterxml.jackson.core;
  requires transitive dev.weir;
  requires java.management; // direct buffers
  requires static jdk.jfr;
  requires static micrometer.core;
  requires static micrometer.registry.prometheus;
  requires static org.jspecify;

  exports dev.weir.observe;
}
