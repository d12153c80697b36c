package dev.weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void textStaysAsItIs() {
    assertEquals(
        "gr\u00fc\u00dfe \u65e5\u672c \ud83d\ude00 'a' \\",
        Printable.of("gr\u00fc\u00dfe \u65e5\u672c \ud83d\ude00 'a' \\"));
  }

  @Test
  void whatMovesTheCursorIsShownAsAnEscape() {
    assertEquals("a\\u001b[31mb", Printable.of("a\u001b[31mb"));
    assertEquals("a\\nb\\r\\tc\\u0000", Printable.of("a\nb\r\tc\0"));
    assertEquals("\\u009b2J", Printable.of("\u009b2J"));
    assertEquals("\\u007f", Printable.of("\u007f"));
  }

  @Test
  void whatTurnsTheDirectionOrBreaksTheLineIsShownAsAnEscape() {
    assertEquals("\\u202egpj", Printable.of("\u202egpj"));
    assertEquals("\\u2028\\u2029", Printable.of("\u2028\u2029"));
    assertEquals("\\ud800", Printable.of("\ud800"));
  }
}
