/// The lab: `weir lab` runs the lesson of backpressure as processes under one memory limit.
///
/// It imports `dev.weir` and nothing else of Weir; the command finds it by `ServiceLoader`.
module dev.weir.lab {
  requires com.fasterxml.jackson.core; // --json
  requires dev.weir;
  requires static org.jspecify;

  // the same as in META-INF/services, for the class path
  provides dev.weir.spi.Program with
      dev.weir.lab.Lab;
}
