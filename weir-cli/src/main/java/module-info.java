/// The command `weir`.
///
/// It imports `dev.weir` and `dev.weir.observe`, and nothing else of Weir; nothing imports it.
/// Words and programs of other modules are found by `ServiceLoader`.
module dev.weir.cli {
  requires com.fasterxml.jackson.core; // --json
  requires dev.weir;
  requires dev.weir.observe;
  requires org.apache.commons.cli;
  requires java.management; // weir doctor: the flags of the JVM
  requires jdk.unsupported; // sun.misc.Signal: a second Ctrl-C ends the process at once
  requires static org.jspecify;

  uses dev.weir.spi.Program;
}
