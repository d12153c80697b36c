/// What a run does, for machines and on a page.
///
/// It imports `dev.weir` and nothing else of Weir.
module dev.weir.observe {
  requires com.fasterxml.jackson.core;
  requires transitive dev.weir;
  requires java.management; // direct buffers
  requires static org.jspecify;

  exports dev.weir.observe;
}
