package dev.weir.lab;

/// Text inside of HTML and SVG.
final class Xml {
  private Xml() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
