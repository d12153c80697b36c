package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.LimitException;
import dev.weir.spi.LineView;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A [LinePattern] that is looked for in lines that are not decoded.
///
/// What has to be in a line in which it is found is looked for in whole blocks, so that most lines
/// cost two comparisons; only a line that has it is decoded, and not even that where it is all
/// there is to find.
final class ViewPattern {
  /*
   * A place that was found stays good for all lines of the block up to it. A line of no block may come between
   * two of a block, so nothing is forgotten for its sake.
   */
  private static final int NOT_LOOKED_FOR = -1;
  private static final int NOWHERE = Integer.MAX_VALUE;

  private final LinePattern pattern;
  private final Bytes[] clues; // one of these is in the line; none: nothing is known
  private final int[] places; // the first place of each in the block, from the last line on
  private long blockNumber = -1;

  ViewPattern(LinePattern pattern) {
    this.pattern = pattern;
    List<String> texts = pattern.clues();
    boolean known = texts.stream().allMatch(StandardCharsets.UTF_8.newEncoder()::canEncode);
    this.clues = known ? texts.stream().map(Bytes::utf8).toArray(Bytes[]::new) : new Bytes[0];
    this.places = new int[clues.length];
  }

  /// Whether the pattern is found anywhere in the line.
  ///
  /// @throws LimitException if the search takes too long
  /// @throws InterruptedException if interrupted in a search that takes long
  boolean isIn(LineView line) throws LimitException, InterruptedException {
    if (clues.length == 0) {
      return pattern.isIn(line.text());
    }
    boolean clue = line.blockNumber() == LineView.NO_BLOCK ? clueInLine(line) : clueInBlock(line);
    return clue && (pattern.isClues() || pattern.isIn(line.text()));
  }

  private boolean clueInLine(LineView line) {
    for (Bytes clue : clues) {
      if (line.block().indexOf(clue, line.from(), line.to()) >= 0) {
        return true;
      }
    }
    return false;
  }

  private boolean clueInBlock(LineView line) {
    if (line.blockNumber() != blockNumber) {
      blockNumber = line.blockNumber();
      Arrays.fill(places, NOT_LOOKED_FOR);
    }
    for (int i = 0; i < clues.length; i++) {
      if (place(i, line) <= line.to() - clues[i].length()) {
        return true;
      }
    }
    return false;
  }

  private int place(int clue, LineView line) {
    int place = places[clue];
    if (place < line.from()) {
      place = line.block().indexOf(clues[clue], line.from(), line.block().length());
      place = place < 0 ? NOWHERE : place;
      places[clue] = place;
    }
    return place;
  }
}
