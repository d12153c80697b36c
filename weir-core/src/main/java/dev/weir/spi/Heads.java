package dev.weir.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The first word of each part: which connector or verb it stands for.
final class Heads {
  private static final String FILE = "file";

  private final Vocabulary vocabulary;

  Heads(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  Phrase end(List<Words.Word> group, int start, Role role) {
    String head = group.getFirst().text();
    if (head.equals("-")) {
      head = role.standard();
    }
    String scheme = Words.scheme(head);
    Connector named = vocabulary.connectors().get(scheme == null ? head : scheme);
    if (named != null) {
      String address = scheme == null ? null : head.substring(scheme.length() + 1);
      return ArgumentReader.phrase(spec(named, role, start), address, group, start);
    }
    if (scheme != null) {
      throw unknown(role, scheme + ":", "; a file of that name is " + FILE + ":" + head, start);
    }
    refuseStep(head, role, start);
    Connector file = vocabulary.connectors().get(FILE);
    if (file == null || head.isEmpty()) {
      throw unknown(role, head, "", start);
    }
    return ArgumentReader.phrase(spec(file, role, start), head, group, start);
  }

  private void refuseStep(String head, Role role, int start) {
    if (vocabulary.verbs().containsKey(head)) {
      String where = role == Role.SOURCE ? "first" : "last";
      String mend =
          role == Role.SOURCE
              ? "put a source and ! before it"
              : "put ! and a sink behind it, such as stdout";
      throw new UsageException(
          "the "
              + where
              + " part must be a "
              + role
              + ", but "
              + head
              + " is a step: "
              + mend
              + "; a file of that name is ./"
              + head,
          start);
    }
    if (head.startsWith("-")) {
      throw new UsageException(
          "'"
              + head
              + "' is no "
              + role
              + "; standard input is stdin, standard output is"
              + " stdout, and a file of that name is ./"
              + head,
          start);
    }
  }

  private Spec spec(Connector connector, Role role, int start) {
    Spec spec = role.spec(connector);
    if (spec == null) {
      throw new UsageException(
          connector.scheme()
              + " is no "
              + role
              + "; known: "
              + String.join(", ", schemes(role))
              + "; a file of that name is ./"
              + connector.scheme(),
          start);
    }
    return spec;
  }

  private UsageException unknown(Role role, String written, String advice, int start) {
    List<String> schemes = schemes(role);
    String asked = written.endsWith(":") ? written.substring(0, written.length() - 1) : written;
    return new UsageException(
        "unknown " + role + " '" + written + "'" + Nearest.advice(asked, schemes) + advice, start);
  }

  private List<String> schemes(Role role) {
    var schemes = new ArrayList<String>();
    for (Connector connector : vocabulary.connectors().values()) {
      if (role.spec(connector) != null) {
        schemes.add(connector.scheme());
      }
    }
    return schemes;
  }

  Phrase step(List<Words.Word> group, int start) {
    String head = group.getFirst().text();
    Verb verb = vocabulary.verbs().get(head);
    if (verb == null) {
      Collection<String> names = vocabulary.verbs().keySet();
      throw new UsageException("unknown step '" + head + "'" + Nearest.advice(head, names), start);
    }
    return ArgumentReader.phrase(verb.spec(), null, group, start);
  }
}
