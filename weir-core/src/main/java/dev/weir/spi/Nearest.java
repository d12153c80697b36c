package dev.weir.spi;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The known word that somebody may have meant.
public final class Nearest {
  private static final int FAR = 3;

  /// More than this are not listed behind a guess: nobody reads them in an error message.
  private static final int MANY = 12;

  private Nearest() {}

  /// The end of a message about an unknown word: `; did you mean gzip? known: gunzip, gzip`. Many
  /// words are listed only where there is nothing to guess.
  ///
  /// @param word what was written
  /// @param known what would be right
  /// @return a text that begins with a semicolon
  public static String advice(String word, Collection<String> known) {
    String nearest = of(word, known);
    String question = nearest == null ? ";" : "; did you mean " + nearest + "?";
    if (nearest != null && known.size() > MANY) {
      return question;
    }
    return question + " known: " + String.join(", ", known);
  }

  private static @Nullable String of(String word, Collection<String> known) {
    int least = Math.min(FAR, Math.max(2, word.length() / 2 + 1));
    String nearest = null;
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /// How many letters have to be put in, left out, changed, or swapped with their neighbour.
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : least(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int least(int[][] cost, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
