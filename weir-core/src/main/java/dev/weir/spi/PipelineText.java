package dev.weir.spi;

import dev.weir.Ending;
import dev.weir.Siding;
import dev.weir.Sink;
import dev.weir.Source;
import dev.weir.Transform;
import dev.weir.pipeline.Job;
import dev.weir.pipeline.Lanes;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A pipeline in its text form, `SOURCE ! STEP ... ! SINK`, with the values that it stands for.
///
/// It came out of [Vocabulary#parse(String)], so it is whole: every word is known, every value is
/// of its type, and what each part gives is what the next one takes. Two are equal if they say the
/// same; what [#toString()] prints parses to an equal one.
///
/// The grammar of the parts:
///
/// | part | is written | example |
/// |---|---|---|
/// | source, sink | `SCHEME`, `SCHEME:ADDRESS` or a bare path, then options | `gen:1GiB seed=7` |
/// | step | `NAME`, then its operand and options | `take 10`, `gzip level=9` |
/// | option | `NAME=VALUE`, each at most once | `level=9` |
///
/// What has the form `NAME=VALUE` is an option; an operand of that form is written with its own
/// name. A bare path is short for `file:`; one that has the form of something else is written
/// `./PATH`.
///
/// As one text, spaces, tabs and line ends separate words, and a `!` that is a whole word separates
/// parts. Between single quotes everything stands for itself. Between double quotes, and without
/// quotes, a backslash takes the meaning from the character behind it. Quotes may begin and end
/// inside a word. A quoted or escaped `!` is an ordinary word.
///
/// As arguments of a command, each argument is a word as it is, without quotes, and each `!` is an
/// argument of its own; a word that is only `!` has to be written otherwise, such as `./!`.
public final class PipelineText {
  private final Vocabulary vocabulary;
  private final List<Phrase> phrases;
  private final Source<Object> source;
  private final List<Part> parts;
  private final Sink<Object> sink;
  private final Job<Summary> job;

  /// @param source made of the first phrase
  /// @param parts made of the phrases between
  /// @param sink made of the last phrase
  @SuppressWarnings("unchecked") // the parser has checked the kinds
  PipelineText(
      Vocabulary vocabulary,
      List<Phrase> phrases,
      Source<?> source,
      List<Part> parts,
      Sink<?> sink) {
    this.vocabulary = vocabulary;
    this.phrases = List.copyOf(phrases);
    this.source = (Source<Object>) source;
    this.parts = List.copyOf(parts);
    this.sink = (Sink<Object>) sink;
    this.job = jobFrom(this.source, this.sink);
  }

  @SuppressWarnings("unchecked") // the parser has checked the kinds
  private Job<Summary> jobFrom(Source<Object> head, Sink<Object> end) {
    Pipeline<Object> pipeline = Pipeline.from(head);
    for (Part part : parts) {
      pipeline =
          switch (part) {
            case Part.Through(var step, _) -> pipeline.through((Transform<Object, Object>) step);
            case Part.OverLines lines ->
                pipeline.through((Transform<Object, Object>) lines.texts());
            case Part.Shared shared ->
                pipeline.through((Transform<Object, Object>) shared.lines().texts());
            case Part.Buffer(var bound) -> pipeline.buffer(bound);
            case Part.InThreads(var lanes) -> pipeline.parallel((Lanes<Object, Object>) lanes);
            case Part.Spread _ ->
                throw new IllegalStateException("nothing was chosen for several threads");
          };
    }
    return pipeline.to(end);
  }

  /// What it does, to be run any number of times.
  ///
  /// @return the job
  public Job<Summary> job() {
    return job;
  }

  /// What it does, with something around its source.
  ///
  /// @param around gives a source of the same elements
  /// @return the job
  public Job<Summary> job(UnaryOperator<Source<Object>> around) {
    return jobFrom(around.apply(source), sink);
  }

  /// What it does, between other ends.
  ///
  /// @param from gives what its source gives
  /// @param to takes what its sink takes
  /// @return the job
  @SuppressWarnings("unchecked") // as the caller says
  public Job<Summary> job(Source<?> from, Sink<?> to) {
    return jobFrom((Source<Object>) from, (Sink<Object>) to);
  }

  /// Its source.
  ///
  /// @return made of the first phrase
  public Source<?> source() {
    return source;
  }

  /// Its sink.
  ///
  /// @return made of the last phrase
  public Sink<?> sink() {
    return sink;
  }

  /// What is between them.
  ///
  /// @return the steps as text, such as `gzip level=9 ! buffer 4MiB`; empty if there are none
  public String steps() {
    return text(phrases.subList(1, phrases.size() - 1));
  }

  /// What the world sees of a run that did not come to its end.
  ///
  /// @return `AT_END` if the sink, or one that a step writes to beside the stream, shows nothing
  ///   before the end
  public Ending ending() {
    boolean atEnd =
        sink.ending() == Ending.AT_END
            || parts.stream()
                .anyMatch(
                    part ->
                        part instanceof Part.Through(var step, _)
                            && step instanceof Siding siding
                            && siding.sideEnding() == Ending.AT_END);
    return atEnd ? Ending.AT_END : Ending.AS_WRITTEN;
  }

  /// Its parts.
  ///
  /// @return the source, the steps, the sink
  public List<Phrase> phrases() {
    return phrases;
  }

  /// The same with an option of the sink set.
  ///
  /// @param name an option of the sink
  /// @param value as it would be written
  /// @return the text
  /// @throws UsageException if the sink has no such option, or the value is not of its type
  public PipelineText withSinkOption(String name, String value) {
    var changed = new ArrayList<>(phrases);
    changed.set(phrases.size() - 1, phrases.getLast().with(name, value));
    return new Parser(vocabulary, List.of()).built(changed);
  }

  /// Its words, as arguments of a command.
  ///
  /// @return each word without quotes, with a `!` between two parts
  public List<String> words() {
    var words = new ArrayList<String>();
    for (Phrase phrase : phrases) {
      if (!words.isEmpty()) {
        words.add(Words.BAR);
      }
      words.addAll(phrase.words());
    }
    return words;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PipelineText that && phrases.equals(that.phrases);
  }

  @Override
  public int hashCode() {
    return phrases.hashCode();
  }

  /// The text, in the quotes that it needs.
  @Override
  public String toString() {
    return text(phrases);
  }

  private static String text(List<Phrase> phrases) {
    var text = new StringBuilder();
    for (Phrase phrase : phrases) {
      text.append(text.isEmpty() ? "" : " ! ");
      String space = "";
      for (String word : phrase.words()) {
        text.append(space).append(Words.quoted(word));
        space = " ";
      }
    }
    return text.toString();
  }
}
