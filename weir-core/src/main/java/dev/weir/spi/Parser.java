package dev.weir.spi;

import dev.weir.Sink;
import dev.weir.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One parse: words to phrases, phrases checked against each other, phrases to values.
final class Parser {
  private static final String SILENT = "null";
  private static final String SHAPE = "SOURCE ! STEP ... ! SINK";

  private final Vocabulary vocabulary;
  private final List<Words.Word> words;
  private final List<Integer> starts =
      new ArrayList<>(); // of each phrase, a position among the words

  Parser(Vocabulary vocabulary, List<Words.Word> words) {
    this.vocabulary = vocabulary;
    this.words = words;
  }

  PipelineText parse() {
    List<List<Words.Word>> groups = groups();
    if (endsInReport(groups)) {
      starts.add(words.size());
      groups.add(List.of(new Words.Word(SILENT, false, 0)));
    }
    if (groups.size() == 1) {
      throw new UsageException(
          "a pipeline has a source and a sink: " + SHAPE + "; there is no ! in this one",
          words.size());
    }
    var heads = new Heads(vocabulary);
    var phrases = new ArrayList<Phrase>();
    int last = groups.size() - 1;
    for (int i = 0; i <= last; i++) {
      int start = starts.get(i);
      phrases.add(
          i > 0 && i < last
              ? heads.step(groups.get(i), start)
              : heads.end(groups.get(i), start, i == 0 ? Role.SOURCE : Role.SINK));
    }
    KindCheck.check(vocabulary, phrases, starts);
    return built(phrases);
  }

  /// The words between the bars.
  private List<List<Words.Word>> groups() {
    var groups = new ArrayList<List<Words.Word>>();
    int start = 0;
    for (int i = 0; i <= words.size(); i++) {
      if (i == words.size() || words.get(i).bar()) {
        if (i == start) {
          throw new UsageException(nothing(i), i);
        }
        groups.add(words.subList(start, i));
        starts.add(start);
        start = i + 1;
      }
    }
    return groups;
  }

  /// Whether the last part is a step that is wanted for what it says.
  private boolean endsInReport(List<List<Words.Word>> groups) {
    if (groups.size() == 1 || !vocabulary.connectors().containsKey(SILENT)) {
      return false;
    }
    Verb last = vocabulary.verbs().get(groups.getLast().getFirst().text());
    return last != null && last.spec().reports();
  }

  private String nothing(int at) {
    if (words.isEmpty()) {
      return "no pipeline; it is written " + SHAPE;
    }
    if (at == 0) {
      return "no source before the first !";
    }
    return at == words.size() ? "no sink behind the last !" : "nothing between two !";
  }

  /// The text of phrases that fit.
  PipelineText built(List<Phrase> phrases) {
    int at = 0;
    try {
      Source<?> source = connector(phrases.getFirst()).source(phrases.getFirst().arguments());
      var parts = new ArrayList<Part>();
      for (at = 1; at < phrases.size() - 1; at++) {
        parts.add(verb(phrases.get(at)).part(phrases.get(at).arguments()));
      }
      for (at = 1; at < phrases.size() - 1; at++) {
        checkSpread(parts, at - 1);
      }
      Sink<?> sink = connector(phrases.getLast()).sink(phrases.getLast().arguments());
      boolean sinkTakesViews = connector(phrases.getLast()).takesViews();
      List<Part> chosen = Forms.chosen(parts, KindCheck.given(phrases), sinkTakesViews);
      return new PipelineText(vocabulary, phrases, source, chosen, sink);
    } catch (IllegalArgumentException e) {
      int position = at < starts.size() ? starts.get(at) : 0;
      throw new UsageException(phrases.get(at).spec().word() + ": " + e.getMessage(), position);
    }
  }

  private static void checkSpread(List<Part> parts, int at) {
    if (parts.get(at) instanceof Part.Spread && Forms.behindSpread(parts, at) == at + 1) {
      throw new IllegalArgumentException(
          "the step behind it must do something to each line by itself, as grep, replace, cut and unlines do");
    }
  }

  private Connector connector(Phrase phrase) {
    return known(vocabulary.connectors().get(phrase.spec().word()), phrase);
  }

  private Verb verb(Phrase phrase) {
    return known(vocabulary.verbs().get(phrase.spec().word()), phrase);
  }

  private static <V> V known(@Nullable V value, Phrase phrase) {
    if (value == null) {
      throw new IllegalStateException("a phrase of another vocabulary: " + phrase.spec().word());
    }
    return value;
  }
}
