package dev.weir.cli;

/// What is known of the terminal at standard error.
interface Terminal {

  /// Whether standard error is a terminal.
  boolean present();

  /// Whether a line can be drawn again on it.
  boolean redraws();

  /// How many characters a line has, asked anew.
  int columns();
}
