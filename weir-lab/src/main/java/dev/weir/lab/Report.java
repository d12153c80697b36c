package dev.weir.lab;

import dev.weir.Sizes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An experiment on paper: a page that needs no network, and its charts alone.
///
/// @param settings of the experiment
/// @param fence who kept the limit, for people
/// @param node the version of Node; empty if there was none
/// @param outcomes what became of each, in order
record Report(Settings settings, String fence, String node, List<Outcome> outcomes) {
  private static final int WIDE = 960;
  private static final int HIGH = 380;
  private static final int NARROW = 340;
  private static final int NARROW_HIGH = 300;
  private static final int CARD = 440;
  private static final int CARD_HIGH = 240;
  private static final int PICTURE = 880;
  private static final int PICTURE_HIGH = 360;
  private static final String CHART_STYLE = "chart.css";

  /// Copies the list.
  Report {
    outcomes = List.copyOf(outcomes);
  }

  static Report of(Settings settings, Experiment experiment, List<Outcome> outcomes) {
    return new Report(
        settings,
        experiment.fence().title(),
        experiment.launcher().nodeVersion().orElse(""),
        outcomes);
  }

  /// The page.
  String html() throws IOException {
    var page = new StringBuilder();
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
    page.append("<title>weir lab</title>\n<style>\n").append(resource(CHART_STYLE));
    page.append(resource("report.css")).append("</style>\n</head>\n<body>\n<main>\n");
    head(page);
    overview(page);
    for (Scenario scenario : settings.scenarios()) {
      section(page, scenario);
    }
    table(page);
    foot(page);
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private void head(StringBuilder page) {
    page.append("<header>\n<p class=\"mark\">weir lab</p>\n<h1>").append(headline());
    page.append("</h1>\n<p class=\"lead\">").append(Xml.escaped(Words.experiment(settings)));
    page.append(" of memory. What differs is who waits for whom.</p>\n<ul class=\"facts\">\n");
    for (Scenario scenario : settings.scenarios()) {
      if (scenario != Scenario.BROKEN) {
        facts(page, scenario);
      }
    }
    page.append("</ul>\n</header>\n");
  }

  private String headline() {
    boolean died = outcomes.stream().anyMatch(outcome -> outcome.end().died());
    boolean held =
        outcomes.stream()
            .filter(outcome -> outcome.contender().scenario().holds())
            .allMatch(outcome -> outcome.end() == Outcome.End.WHOLE);
    if (died && held) {
      return "The one that does not wait dies. The others do not notice.";
    }
    return held ? "Everybody came through." : "Not everybody came through.";
  }

  private void facts(StringBuilder page, Scenario scenario) {
    page.append("<li class=\"").append(scenario.id()).append("\"><h2>").append(scenario.title());
    page.append("</h2>\n");
    for (Outcome outcome : of(scenario)) {
      boolean whole = outcome.end() == Outcome.End.WHOLE;
      page.append("<p><span class=\"who\">").append(outcome.contender().kind().title());
      page.append("</span> <b>").append(Words.size(outcome.peakBuffered())).append("</b> buffered");
      page.append("<br><span class=\"").append(whole ? "good\">✓ " : "bad\">✕ ");
      page.append(Xml.escaped(Words.endedShort(outcome))).append("</span></p>\n");
    }
    page.append("</li>\n");
  }

  private void overview(StringBuilder page) {
    List<Outcome> shown = compared();
    if (shown.isEmpty()) {
      return;
    }
    page.append(
        "<section>\n<h2>Memory over time</h2>\n<p>What each process has of its own, on one");
    page.append(" axis. A cross is where a process died, a dot where it had delivered all.</p>\n");
    page.append("<figure>\n");
    String title = "Memory over time. " + Words.verdict(shown);
    both(page, shown, title, false, true, WIDE, HIGH);
    page.append("</figure>\n</section>\n");
  }

  /// Those on one axis: all but what breaks on purpose.
  private List<Outcome> compared() {
    return outcomes.stream()
        .filter(outcome -> outcome.contender().scenario() != Scenario.BROKEN)
        .toList();
  }

  private void both(
      StringBuilder page,
      List<Outcome> shown,
      String title,
      boolean areas,
      boolean legend,
      int width,
      int height) {
    page.append("<div class=\"wide\">");
    page.append(chart(width, height, shown).svg(shown, title, areas, legend));
    page.append("</div>\n<div class=\"narrow\">");
    page.append(
        chart(NARROW, Math.min(height, NARROW_HIGH), shown).svg(shown, title, areas, legend));
    page.append("</div>\n");
  }

  private Chart chart(int width, int height, List<Outcome> shown) {
    return Chart.of(width, height, settings.limit(), shown);
  }

  private void section(StringBuilder page, Scenario scenario) throws IOException {
    List<Outcome> own = of(scenario);
    if (own.isEmpty()) {
      return;
    }
    page.append("<section class=\"").append(scenario.id()).append("\">\n<h2>");
    page.append(capital(scenario.title())).append("</h2>\n<p>").append(scenario.lesson());
    page.append("</p>\n");
    Chart axes = chart(CARD, CARD_HIGH, own); // the same for all of a scenario
    for (Outcome outcome : own) {
      card(page, outcome, axes);
    }
    page.append("</section>\n");
  }

  private List<Outcome> of(Scenario scenario) {
    return outcomes.stream().filter(o -> o.contender().scenario() == scenario).toList();
  }

  private void card(StringBuilder page, Outcome outcome, Chart axes) throws IOException {
    Contender contender = outcome.contender();
    String title = contender.title();
    page.append("<article>\n<div class=\"curve\">\n<h3>").append(contender.kind().title());
    page.append(" <span class=\"").append(outcome.asTaught() ? "end" : "end surprise");
    page.append("\">").append(Xml.escaped(Words.ended(outcome))).append("</span></h3>\n<figure>");
    page.append(axes.svg(List.of(outcome), describe(outcome), true, false));
    page.append("<figcaption>Line: memory. Area: buffered in it.</figcaption></figure>\n<dl>\n");
    item(page, "Memory", "at most " + Words.size(outcome.peakOwn()) + resident(outcome));
    item(page, "Buffered", Words.size(outcome.peakBuffered()) + ", " + Words.fill(outcome));
    item(page, "Lost", lost(outcome));
    item(page, "Left behind", left(outcome));
    String said = outcome.said().isEmpty() ? "" : ": " + outcome.said();
    item(page, "Exit code", outcome.exitCode() + said);
    Code.Lesson lesson = Code.of(contender);
    page.append("</dl>\n</div>\n<div>\n<p class=\"note\">").append(prose(lesson.note()));
    page.append("</p>\n<pre tabindex=\"0\" aria-label=\"The code of ").append(Xml.escaped(title));
    page.append("\"><code>").append(code(lesson.text()));
    page.append("</code></pre>\n</div>\n</article>\n");
  }

  /// Markdown of one line, in which nothing is marked but code.
  private static String prose(String note) {
    return Xml.escaped(note).replaceAll("`([^`]*)`", "<code>$1</code>");
  }

  private static String describe(Outcome outcome) {
    return outcome.contender().title()
        + ": "
        + Words.ended(outcome)
        + ". Memory at most "
        + Words.size(outcome.peakOwn())
        + ", buffered at most "
        + Words.size(outcome.peakBuffered());
  }

  private static String resident(Outcome outcome) {
    return ", and " + Words.size(outcome.peakRss()) + " resident with the pages of files";
  }

  private static String lost(Outcome outcome) {
    if (outcome.lost() == 0) {
      return "nothing";
    }
    return outcome.contender().scenario() == Scenario.BROKEN
        ? "the output of yesterday"
        : Sizes.bytes(outcome.lost()) + " that were read and never arrived";
  }

  private static String left(Outcome outcome) {
    if (!outcome.left().isEmpty()) {
      return String.join("; ", outcome.left());
    }
    return outcome.end() == Outcome.End.WHOLE ? "the whole output" : "nothing";
  }

  private static void item(StringBuilder page, String name, String value) {
    page.append("<div><dt>").append(name).append("</dt><dd>").append(Xml.escaped(value));
    page.append("</dd></div>\n");
  }

  /// The code, its comments set apart.
  private static String code(String text) {
    var html = new StringBuilder();
    for (String line : text.lines().toList()) {
      int comment = line.indexOf("//");
      int end = comment < 0 ? line.length() : comment;
      html.append(Xml.escaped(line.substring(0, end)));
      if (comment >= 0) {
        html.append("<i>").append(Xml.escaped(line.substring(comment))).append("</i>");
      }
      html.append('\n');
    }
    return html.toString();
  }

  private void table(StringBuilder page) {
    page.append("<section>\n<h2>All of it</h2>\n<table>\n<thead><tr>");
    List<String> names = List.of("Who", "End", "Exit", "Memory", "Buffered", "Lost", "Left");
    names.forEach(name -> page.append("<th scope=\"col\">").append(name).append("</th>"));
    page.append("</tr></thead>\n<tbody>\n");
    for (Outcome outcome : outcomes) {
      page.append("<tr><th scope=\"row\">").append(Xml.escaped(outcome.contender().title()));
      page.append("</th>");
      var cells = new ArrayList<String>();
      cells.add(Words.endedShort(outcome));
      cells.add(Integer.toString(outcome.exitCode()));
      cells.add(Words.size(outcome.peakOwn()));
      cells.add(Words.size(outcome.peakBuffered()));
      cells.add(lost(outcome));
      cells.add(left(outcome));
      for (int i = 0; i < cells.size(); i++) {
        page.append("<td data-label=\"").append(names.get(i + 1)).append("\">");
        page.append(Xml.escaped(cells.get(i))).append("</td>");
      }
      page.append("</tr>\n");
    }
    page.append("</tbody>\n</table>\n</section>\n");
  }

  private void foot(StringBuilder page) {
    page.append("<footer>\n<p>The limit: ").append(Xml.escaped(fence)).append(". Memory is what a");
    page.append(
        " process has of its own; pages of files, such as those of the program itself, count");
    page.append(" as resident, but can be taken back, so no limit stops at them. Buffered is");
    page.append(" what was read and not yet taken by the slow part. Lost is what is nowhere");
    page.append(" any more.</p>\n<p>").append(Xml.escaped(machine())).append("</p>\n");
    page.append("</footer>\n");
  }

  private String machine() {
    String java = "Java " + Runtime.version();
    return Runtime.getRuntime().availableProcessors()
        + " processors, "
        + System.getProperty("os.name")
        + ", "
        + java
        + (node.isEmpty() ? "; no Node here" : ", Node " + node);
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /// Writes the charts into a folder, which is made if need be: `memory.svg`, and one for each
  /// scenario. Files of these names are replaced.
  void pictures(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Outcome> shown = compared();
    if (!shown.isEmpty()) {
      picture(folder.resolve("memory.svg"), shown, false);
    }
    for (Scenario scenario : settings.scenarios()) {
      List<Outcome> own = of(scenario);
      if (!own.isEmpty()) {
        picture(folder.resolve(scenario.id() + ".svg"), own, true);
      }
    }
  }

  private void picture(Path file, List<Outcome> shown, boolean areas) throws IOException {
    String title = "Memory over time. " + Words.verdict(shown);
    String svg = chart(PICTURE, areas ? 260 : PICTURE_HIGH, shown).svg(shown, title, areas, true);
    int inside = svg.indexOf('\n') + 1;
    Files.writeString(
        file,
        svg.substring(0, inside)
            + "<style>\n"
            + resource(CHART_STYLE)
            + "</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\" rx=\"8\"/>\n"
            + svg.substring(inside));
  }

  private static String resource(String name) throws IOException {
    try (InputStream file = Code.open(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
