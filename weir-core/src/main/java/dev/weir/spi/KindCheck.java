package dev.weir.spi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether what each part gives is what the next one takes.
final class KindCheck {
  private KindCheck() {}

  static void check(Vocabulary vocabulary, List<Phrase> phrases, List<Integer> starts) {
    Spec giver = phrases.getFirst().spec();
    Kind given = giver.givenFor(Kind.ANY);
    for (int i = 1; i < phrases.size(); i++) {
      Spec spec = phrases.get(i).spec();
      Kind wanted = wanted(vocabulary, phrases.get(i));
      if (wanted != null && !wanted.accepts(given)) {
        throw new UsageException(mismatch(vocabulary, spec, wanted, giver, given), starts.get(i));
      }
      Kind gives = spec.gives();
      if (gives != null && gives.definite()) {
        giver = spec;
        given = gives;
      }
    }
  }

  /// What each part but the first is given by the one before it.
  static List<Kind> given(List<Phrase> phrases) {
    var kinds = new ArrayList<Kind>();
    Kind given = Kind.ANY;
    for (Phrase phrase : phrases.subList(0, phrases.size() - 1)) {
      given = phrase.spec().givenFor(given);
      kinds.add(given);
    }
    return kinds;
  }

  private static @Nullable Kind wanted(Vocabulary vocabulary, Phrase phrase) {
    Spec spec = phrase.spec();
    Verb verb = spec.isStep() ? vocabulary.verbs().get(spec.word()) : null;
    return verb == null ? spec.takes() : verb.takes(phrase.arguments());
  }

  private static String mismatch(
      Vocabulary vocabulary, Spec spec, Kind wanted, Spec giver, Kind given) {
    var text = new StringBuilder();
    text.append(spec.word()).append(" takes ").append(wanted).append(", but ");
    text.append(giver.word()).append(" gives ").append(given);
    List<String> between = between(vocabulary, given, wanted.definite() ? wanted : Kind.LINES);
    if (!between.isEmpty()) {
      text.append(": put ").append(String.join(" or ", between)).append(" before it");
    }
    return text.toString();
  }

  /// The steps that make the one kind from the other.
  private static List<String> between(Vocabulary vocabulary, Kind given, Kind wanted) {
    var between = new ArrayList<String>();
    for (Verb verb : vocabulary.verbs().values()) {
      Spec spec = verb.spec();
      Kind takes = spec.takes();
      if (takes != null && takes.accepts(given) && wanted.accepts(spec.givenFor(given))) {
        between.add("`" + spec.word() + "`");
      }
    }
    return between;
  }
}
