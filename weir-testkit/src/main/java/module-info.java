/// What tests of Weir stages are made of: stages that follow a script, a journal of what was
/// called, two threads under control, checks for leaks.
///
/// It stands beside the others: it imports the contracts of [dev.weir] and [dev.weir.pipeline], and
/// nothing else of ours. JUnit is needed for [dev.weir.testkit.NoLeaks] and the contract suites.
module dev.weir.testkit {
  requires transitive dev.weir;
  requires static org.jspecify;
  requires static org.junit.jupiter.api;

  exports dev.weir.testkit;
}
