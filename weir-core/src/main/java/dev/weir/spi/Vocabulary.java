package dev.weir.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The words that are known: connectors by their scheme, verbs by their name.
public final class Vocabulary {
  private final Map<String, Connector> connectors = new TreeMap<>();
  private final Map<String, Verb> verbs = new TreeMap<>();

  private Vocabulary(Iterable<Connector> connectors, Iterable<Verb> verbs) {
    for (Connector connector : connectors) {
      unique(connector.scheme(), connector, this.connectors.put(connector.scheme(), connector));
    }
    for (Verb verb : verbs) {
      unique(verb.spec().word(), verb, this.verbs.put(verb.spec().word(), verb));
    }
  }

  private static void unique(String word, Object one, @Nullable Object other) {
    if (other != null) {
      throw new IllegalArgumentException(
          "two things are called " + word + ": " + one.getClass() + ", " + other.getClass());
    }
  }

  /// The words of all connectors and verbs that `ServiceLoader` finds.
  ///
  /// @return a new vocabulary
  /// @throws IllegalArgumentException if two have the same name
  public static Vocabulary installed() {
    return new Vocabulary(found(Connector.class), found(Verb.class));
  }

  /// Where there is no class path, modules are all there is to look at: looking for files in
  /// `META-INF/services` too would open each archive of the module path, which takes milliseconds.
  private static <S> ServiceLoader<S> found(Class<S> service) {
    ClassLoader loader = Vocabulary.class.getClassLoader();
    ModuleLayer layer = Vocabulary.class.getModule().getLayer();
    boolean modulesAlone =
        layer != null
            && System.getProperty("java.class.path", "").isEmpty()
            && loader.equals(Thread.currentThread().getContextClassLoader());
    return modulesAlone ? ServiceLoader.load(layer, service) : ServiceLoader.load(service);
  }

  /// The words of these connectors and verbs.
  ///
  /// @param connectors each with its own scheme; bare paths need one called `file`
  /// @param verbs each with its own name
  /// @return a vocabulary
  /// @throws IllegalArgumentException if two have the same name
  public static Vocabulary of(Collection<Connector> connectors, Collection<Verb> verbs) {
    return new Vocabulary(connectors, verbs);
  }

  /// The connectors.
  ///
  /// @return by scheme, in order
  public Map<String, Connector> connectors() {
    return Collections.unmodifiableMap(connectors);
  }

  /// The verbs.
  ///
  /// @return by name, in order
  public Map<String, Verb> verbs() {
    return Collections.unmodifiableMap(verbs);
  }

  /// What there is to say about each word: the sources, then the steps, then the sinks.
  ///
  /// @return the specs
  public List<Spec> specs() {
    var sources = new ArrayList<Spec>();
    var sinks = new ArrayList<Spec>();
    for (Connector connector : connectors.values()) {
      Spec source = connector.asSource();
      if (source != null) {
        sources.add(source);
      }
      Spec sink = connector.asSink();
      if (sink != null) {
        sinks.add(sink);
      }
    }
    for (Verb verb : verbs.values()) {
      sources.add(verb.spec());
    }
    sources.addAll(sinks);
    return sources;
  }

  /// What there is to say about one word, which may be a source and a sink.
  ///
  /// @param word a scheme or a name
  /// @return its specs, at least one
  /// @throws UsageException if the word is not known
  public List<Spec> specs(String word) {
    var found = new ArrayList<Spec>();
    var known = new ArrayList<String>();
    for (Spec spec : specs()) {
      if (spec.word().equals(word)) {
        found.add(spec);
      }
      if (!known.contains(spec.word())) {
        known.add(spec.word());
      }
    }
    if (found.isEmpty()) {
      throw new UsageException("unknown word '" + word + "'" + Nearest.advice(word, known), 0);
    }
    return found;
  }

  /// Parses a pipeline that is one text, by the rules of [PipelineText].
  ///
  /// @param text such as `file:huge.log ! gzip ! file:huge.log.gz`
  /// @return the pipeline
  /// @throws UsageException if it is none
  public PipelineText parse(String text) {
    return new Parser(this, Words.of(text)).parse();
  }

  /// Parses a job file: a text as for [#parse(String)], and in it comments, from a `#` that begins
  /// a word to the end of the line, and variables. `${NAME}`, quoted or not, stands for its value,
  /// which is part of the word as it is, whatever characters it has; between single quotes, and
  /// behind a backslash, it stands for itself.
  ///
  /// @param name of the file, for messages
  /// @param text of the file
  /// @param variables gives the value of a variable; null if it is not set, which is refused
  /// @return the pipeline
  /// @throws UsageException if it is none; the message begins with the name and the line
  public PipelineText parseFile(
      String name, String text, UnaryOperator<@Nullable String> variables) {
    var lexer = new Lexer(text, variables);
    List<Words.Word> words;
    try {
      words = lexer.words();
    } catch (UsageException e) {
      throw e.in(name, lexer.line());
    }
    try {
      return new Parser(this, words).parse();
    } catch (UsageException e) {
      int at = Math.min(e.position(), words.size() - 1);
      throw e.in(name, at < 0 ? 1 : words.get(at).line());
    }
  }

  /// Parses a pipeline that is in words already, such as the arguments of a command.
  ///
  /// @param words each a word without quotes, or a `!`
  /// @return the pipeline
  /// @throws UsageException if it is none
  public PipelineText parse(List<String> words) {
    return new Parser(this, Words.of(words)).parse();
  }
}
