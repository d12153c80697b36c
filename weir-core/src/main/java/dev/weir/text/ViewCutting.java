package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.ConsumingStep;
import dev.weir.Emitter;
import dev.weir.PromptStep;
import dev.weir.spi.LineView;
import org.jspecify.annotations.Nullable;

/// [Cutting] for lines that are not decoded: `run` is where the line is, and becomes where its
/// fields are.
///
/// Fields that follow each other are a part of the line. Others are put together.
abstract class ViewCutting {
  private static final int NONE = -1;
  private static final Bytes SPACE = Bytes.utf8(" ");
  private static final byte[] NOTHING = {};

  private final Fields fields;
  private final @Nullable Bytes delimiter;
  private final boolean delimitedOnly;

  Bytes run = Bytes.EMPTY;
  int from;
  int to;
  private Bytes line = Bytes.EMPTY;
  int pieces; // how many were kept
  private byte[] made = NOTHING; // several of them, with the delimiter between
  private int filled;

  private ViewCutting(Cut cut) {
    fields = cut.kept();
    String written = cut.delimiter();
    delimiter = written == null ? null : Bytes.utf8(written);
    delimitedOnly = cut.delimitedOnly();
  }

  /// Lines where they are in their block.
  static final class OfViews extends ViewCutting implements ConsumingStep<LineView, LineView> {
    private final LineView view = new LineView();

    OfViews(Cut cut) {
      super(cut);
    }

    @Override
    public void take(LineView in, Emitter<? super LineView> out) throws Exception {
      if (cut(in.block(), in.from(), in.to())) {
        view.show(run, pieces > 1 ? LineView.NO_BLOCK : in.blockNumber(), from, to);
        out.emit(view);
        view.show(Bytes.EMPTY, LineView.NO_BLOCK, 0, 0);
      }
      run = Bytes.EMPTY;
    }
  }

  /// Lines that are slices.
  static final class OfSlices extends ViewCutting implements PromptStep<Bytes, Bytes> {
    OfSlices(Cut cut) {
      super(cut);
    }

    @Override
    public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
      if (cut(in, 0, in.length())) {
        Bytes cut = run.slice(from, to);
        run = Bytes.EMPTY;
        out.emit(cut);
      }
      run = Bytes.EMPTY;
    }
  }

  /// False if the line is left out.
  final boolean cut(Bytes block, int begin, int end) {
    line = block;
    run = block;
    from = begin;
    to = end;
    Bytes by = delimiter;
    boolean delimited = by == null ? hasSpace() : block.indexOf(by, begin, end) >= 0;
    pieces = 0;
    if (delimited) {
      if (by == null) {
        words(begin, end);
      } else {
        pieces(by, begin, end);
      }
      settle(begin);
    }
    line = Bytes.EMPTY;
    return delimited || !delimitedOnly;
  }

  /// A range of fields is one piece of the line, with the delimiters in it.
  private void pieces(Bytes by, int begin, int end) {
    int at = begin; // where a field begins
    int field = 1; // which one
    for (Fields.Range range : fields.ranges()) {
      at = skip(by, at, end, range.first() - field);
      if (at == NONE) {
        break;
      }
      int next = range.open() ? NONE : skip(by, at, end, range.last() - range.first() + 1);
      if (next == NONE) {
        keep(at, end, by, end - begin);
        break;
      }
      keep(at, next - by.length(), by, end - begin);
      at = next;
      field = range.last() + 1;
    }
  }

  /// Where the field begins that is so many further on; none if the line ends before it.
  private int skip(Bytes by, int begin, int end, int count) {
    int at = begin;
    for (int left = count; left > 0; left--) {
      int found = line.indexOf(by, at, end);
      if (found < 0) {
        return NONE;
      }
      at = found + by.length();
    }
    return at;
  }

  private void words(int begin, int end) {
    int at = wordStart(begin, end);
    int field = 1;
    for (Fields.Range range : fields.ranges()) {
      for (; at < end && field <= range.last(); field++) {
        int wordEnd = wordEnd(at, end);
        if (field >= range.first()) {
          keep(at, wordEnd, SPACE, end - begin);
        }
        at = wordStart(wordEnd, end);
      }
    }
  }

  private int wordStart(int begin, int end) {
    int at = begin;
    while (at < end && isSpace(line.get(at))) {
      at++;
    }
    return at;
  }

  private int wordEnd(int begin, int end) {
    int at = begin;
    while (at < end && !isSpace(line.get(at))) {
      at++;
    }
    return at;
  }

  private boolean hasSpace() {
    return wordEnd(from, to) < to;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t';
  }

  private void keep(int begin, int end, Bytes by, int most) {
    if (pieces++ == 0) {
      from = begin;
      to = end;
      return;
    }
    if (pieces == 2) {
      made = new byte[most];
      filled = 0;
      add(line, from, to);
    }
    add(by, 0, by.length());
    add(line, begin, end);
  }

  private void add(Bytes source, int begin, int end) {
    source.copyTo(begin, made, filled, end - begin);
    filled += end - begin;
  }

  private void settle(int begin) {
    if (pieces == 0) {
      from = begin;
      to = begin;
    } else if (pieces > 1) {
      run = Bytes.wrap(made, 0, filled);
      from = 0;
      to = filled;
      made = NOTHING;
    }
  }
}
