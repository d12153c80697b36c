/// The command `weir`.
///
/// It imports `dev.weir` and nothing else of Weir; nothing imports it.
module dev.weir.cli {
  requires dev.weir;
  requires jdk.unsupported; // sun.misc.Signal: a second Ctrl-C ends the process at once
  requires static org.jspecify;
}
