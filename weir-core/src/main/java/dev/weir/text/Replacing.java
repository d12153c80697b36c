package dev.weir.text;

import dev.weir.Emitter;
import dev.weir.LimitException;
import dev.weir.PromptStep;

/// A live [Replace].
record Replacing(LinePattern pattern, Replacement replacement, boolean firstOnly, int max)
    implements PromptStep<String, String> {

  @Override
  public void take(String in, Emitter<? super String> out) throws Exception {
    LinePattern.Matches matches = pattern.in(in);
    out.emit(matches.next() ? replaced(in, matches) : in);
  }

  private String replaced(String line, LinePattern.Matches matches)
      throws LimitException, InterruptedException {
    var made = new Replaced(line, max);
    int from = 0;
    do {
      int start = matches.start(0);
      if (!Shown.insidePair(line, start) || matches.end(0) > start) {
        made.appendOld(from, start);
        replacement.appendTo(made, matches);
        from = matches.end(0);
      }
    } while (!firstOnly && matches.next());
    made.appendOld(from, line.length());
    return made.text();
  }
}
