package dev.weir;

import org.jspecify.annotations.Nullable;

/// The loop of a section, which takes what a cursor gives into a chain: in its linked form at
/// first, then, where there is one, in its compiled form.
///
/// It changes between two elements, when the section has taken [Forms#LOOK] and there is a form of
/// its shape already, or [Forms#MAKE], which is worth making one. Everything that counts is in the
/// chain's gates in both, so it may end in either.
final class Pump<I, O> {
  private final Chain<I, O> chain;
  private final Cursor<I> in;
  private final Writable<? super O> out;
  private final Chain.Driver<O> driver;
  private final @Nullable RecyclingCursor<?> recycling;

  Pump(Chain<I, O> chain, Cursor<I> in, Writable<? super O> out, Chain.Driver<O> driver) {
    this.chain = chain;
    this.in = in;
    this.out = out;
    this.driver = driver;
    this.recycling = chain.consumes() && in instanceof RecyclingCursor<?> known ? known : null;
  }

  void run() throws Exception {
    long taken = 0;
    long look = Forms.LOOK;
    while (chain.wanting()) {
      if (taken++ >= look) {
        look = look < Forms.MAKE ? Forms.MAKE : Long.MAX_VALUE;
        if (compiled(look == Long.MAX_VALUE)) {
          return;
        }
      }
      I element = in.read();
      if (element == null) {
        return;
      }
      if (driver.due()) {
        driver.attend();
      }
      chain.take(element, driver);
      if (recycling != null) {
        recycling.recycle();
      }
    }
  }

  /// Runs to the end in the compiled form, if there is one.
  private boolean compiled(boolean make) throws Exception {
    var parts = new Compiled.Parts(in, recycling != null, chain, out);
    Compiled form = Forms.find(parts, make);
    if (form == null) {
      return false;
    }
    if (!(parts.direct && ((AbstractCursor<?>) in).over())) {
      chain.bind(driver);
      form.drive(new SegmentRun(chain, in, recycling, driver, form, parts.parts));
    }
    return true;
  }
}
