package dev.weir.lab;

import java.util.List;
import java.util.stream.Stream;

/// What the lab shows: one way to bring a fast source and a slow sink together.
enum Scenario {
  NAIVE(
      "naive",
      "naive",
      "Chunks are queued without a look at whether the sink keeps up. What it has not written yet waits in"
          + " memory, and memory ends.") {
    @Override
    List<Contender> contenders() {
      return List.of(java(Kind.JDK, "Naive"), node("naive.mjs"));
    }
  },
  BY_HAND(
      "by-hand",
      "by hand",
      "The answer FULL pauses the source, and a callback resumes it. Memory is flat, and every line of this"
          + " can be forgotten.") {
    @Override
    List<Contender> contenders() {
      return List.of(java(Kind.WEIR, "ByHand"), node("by-hand.mjs"));
    }
  },
  PIPELINE(
      "pipeline",
      "pipeline",
      "Source, gzip and sink as one value. Each part waits for the next by itself; there is nothing to"
          + " forget.") {
    @Override
    List<Contender> contenders() {
      return List.of(java(Kind.WEIR, "WithPipeline"), node("pipeline.mjs"));
    }
  },
  FOR_LOOP(
      "for-loop",
      "for-loop",
      "Slow work for each line of a file that is larger than the memory. The loop asks, so nothing is read"
          + " too early.") {
    @Override
    List<Contender> contenders() {
      return List.of(java(Kind.WEIR, "ForLoop"), node("for-loop.mjs"));
    }
  },
  BROKEN(
      "broken",
      "broken middle",
      "A stage fails half-way, and the output of yesterday lies at the target. What matters now is what is"
          + " left behind.") {
    @Override
    List<Contender> contenders() {
      return List.of(
          java(Kind.WEIR, "Broken"), java(Kind.JDK, "BrokenStreams"), node("broken.mjs"));
    }
  };

  private final String id;
  private final String title;
  private final String lesson;

  Scenario(String id, String title, String lesson) {
    this.id = id;
    this.title = title;
    this.lesson = lesson;
  }

  /// Those who show it, side by side.
  abstract List<Contender> contenders();

  Contender java(Kind kind, String program) {
    return new Contender(this, kind, program);
  }

  Contender node(String program) {
    return new Contender(this, Kind.NODE, program);
  }

  /// As it is written on the command line.
  String id() {
    return id;
  }

  String title() {
    return title;
  }

  /// What there is to learn, in two sentences.
  String lesson() {
    return lesson;
  }

  /// Whether the output is gzip of the input, and not the same.
  boolean compresses() {
    return this == PIPELINE;
  }

  /// Whether it should deliver all of its input.
  boolean holds() {
    return this != NAIVE && this != BROKEN;
  }

  static List<String> ids() {
    return Stream.of(values()).map(Scenario::id).toList();
  }

  static Scenario of(String id) {
    return Stream.of(values())
        .filter(scenario -> scenario.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such scenario: '" + id + "'"));
  }
}
