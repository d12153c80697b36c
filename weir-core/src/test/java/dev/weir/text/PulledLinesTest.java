package dev.weir.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.StreamException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Lines are split many at a time; a reader must not be able to tell.
class PulledLinesTest {

  private static Source<String> lines(Lines lines, String... blocks) {
    return Sources.of(List.of(blocks).stream().map(Bytes::utf8).toList()).through(lines);
  }

  @Test
  void linesBeforeAFailureAreReadFirst() throws Exception {
    try (var cursor = lines(Lines.utf8().maxBytes(5), "one\ntwo\ntoolong\nfour\n").open()) {
      assertEquals("one", cursor.read());
      assertEquals("two", cursor.read());
      StreamException failure = assertThrows(StreamException.class, () -> cursor.read());
      assertTrue(
          failure.getMessage().contains("line at byte 8 is longer than 5 bytes"),
          failure.getMessage());
      assertTrue(failure.getMessage().contains("2 elements out"), failure.getMessage());
      assertSame(failure, assertThrows(StreamException.class, () -> cursor.read()));
    }
  }

  @Test
  void whatIsNotReadAtTheFailureOfTheSourceComesFirstToo() throws Exception {
    Source<Bytes> failing =
        Sources.of(List.of(Bytes.utf8("one\ntwo\n"), Bytes.utf8("three\n")))
            .map(
                block -> {
                  if (block.get(2) == 'r') {
                    throw new IOException("the disk is gone");
                  }
                  return block;
                });
    var read = new ArrayList<String>();
    try (var cursor = failing.through(Lines.utf8()).open()) {
      for (String line : cursor) {
        read.add(line);
      }
    } catch (UncheckedIOException e) {
      read.add(String.valueOf(e.getMessage()).contains("the disk is gone") ? "failed" : "" + e);
    }
    assertEquals(List.of("one", "two", "failed"), read);
  }

  @Test
  void nothingIsReadAfterClose() throws Exception {
    var cursor = lines(Lines.utf8(), "one\ntwo\nthree\n").open();
    var loop = cursor.iterator();
    assertEquals("one", loop.next());
    cursor.close();
    assertThrows(UncheckedIOException.class, loop::hasNext);
    assertThrows(IOException.class, () -> cursor.read());
  }

  @Test
  void theLoopMayAskTwiceOrNotAtAll() throws Exception {
    try (var cursor = lines(Lines.utf8(), "one\ntwo\nth", "ree\nfour").open()) {
      var loop = cursor.iterator();
      assertTrue(loop.hasNext());
      assertTrue(loop.hasNext());
      assertEquals("one", loop.next());
      assertEquals("two", loop.next());
      assertEquals("three", loop.next());
      assertEquals("four", loop.next());
      assertFalse(loop.hasNext());
      assertThrows(NoSuchElementException.class, loop::next);
      assertNull(cursor.read());
    }
  }

  @Test
  void whatIsNotAsciiKeepsItsPlaceAmongTheRest() throws Exception {
    var expected = new ArrayList<String>();
    for (int i = 0; i < 3_000; i++) {
      expected.add(i % 7 == 3 ? "größe " + i : i % 11 == 5 ? "" : "line " + i);
    }
    String text = String.join("\r\n", expected);
    for (int size : new int[] {1 << 20, 4_096, 1_000, 7}) {
      byte[] all = Bytes.utf8(text).toArray();
      List<Bytes> blocks =
          IntStream.iterate(0, at -> at < all.length, at -> at + size)
              .mapToObj(at -> Bytes.copyOf(all, at, Math.min(size, all.length - at)))
              .toList();
      var read = new ArrayList<String>();
      try (var cursor = Sources.of(blocks).through(Lines.utf8()).open()) {
        cursor.forEach(read::add);
      }
      assertEquals(expected, read, "blocks of " + size);
    }
  }

  @Test
  void aByteThatIsNotUtf8IsSeenInAWindowToo() throws Exception {
    byte[] bytes = "one\ntwo\nth\u00ffee\nfour\n".getBytes(StandardCharsets.ISO_8859_1);
    var read = new ArrayList<String>();
    try (var cursor = Sources.of(List.of(Bytes.wrap(bytes))).through(Lines.utf8()).open()) {
      cursor.forEach(read::add);
    }
    assertEquals(List.of("one", "two", "th\ufffdee", "four"), read);
    try (var cursor =
        Sources.of(List.of(Bytes.wrap(bytes)))
            .through(Lines.utf8().onMalformed(Malformed.REPORT))
            .open()) {
      assertEquals("one", cursor.read());
      assertEquals("two", cursor.read());
      StreamException failure = assertThrows(StreamException.class, () -> cursor.read());
      assertTrue(failure.getMessage().contains("malformed UTF-8"), failure.getMessage());
      assertTrue(failure.getMessage().contains("byte 10"), failure.getMessage());
    }
  }
}
