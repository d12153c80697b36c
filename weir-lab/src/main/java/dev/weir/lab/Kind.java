package dev.weir.lab;

/// Who runs a lesson.
enum Kind {
  /// Java, with Weir.
  WEIR("Weir"),
  /// Java, with what the JDK has.
  JDK("JDK"),
  /// JavaScript, in Node.
  NODE("Node");

  private final String title;

  Kind(String title) {
    this.title = title;
  }

  /// As it is written for people.
  String title() {
    return title;
  }
}
