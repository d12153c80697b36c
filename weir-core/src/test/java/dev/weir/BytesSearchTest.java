package dev.weir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Searches go many bytes at a time; nothing of that shows.
class BytesSearchTest {
  private static final int LENGTH = 80;

  @Test
  void theFirstPlaceIsFoundWhereverItIs() {
    for (int place = 0; place < LENGTH; place++) {
      byte[] array = new byte[LENGTH + 10];
      Arrays.fill(array, (byte) '\t');
      Arrays.fill(array, 5 + place, array.length, (byte) '\n'); // also behind the end
      for (int to = 0; to <= LENGTH; to++) {
        Bytes bytes = Bytes.wrap(array, 5, to);
        for (int from = 0; from <= to; from++) {
          int expected = Math.max(place, from) < to ? Math.max(place, from) : -1;
          assertEquals(expected, bytes.indexOf((byte) '\n', from));
        }
      }
    }
  }

  @Test
  void aByteIsNotTakenForItsNeighbours() {
    for (int value = -128; value < 128; value++) {
      byte[] array = new byte[64];
      for (int i = 0; i < array.length; i++) {
        array[i] = (byte) (i % 3 == 0 ? value - 1 : i % 3 == 1 ? value + 1 : value ^ 0x80);
      }
      assertEquals(-1, Bytes.wrap(array).indexOf((byte) value, 0));
      array[41] = (byte) value;
      assertEquals(41, Bytes.wrap(array).indexOf((byte) value, 0));
    }
  }

  @Test
  void asciiEndsAtTheFirstHighBit() {
    for (int place = 0; place < LENGTH; place++) {
      byte[] array = new byte[LENGTH];
      Arrays.fill(array, (byte) 0x7f);
      Arrays.fill(array, place, LENGTH, (byte) 0x80);
      for (int from = 0; from <= LENGTH; from += 3) {
        for (int to = from; to <= LENGTH; to++) {
          int expected = Math.clamp(place, from, to);
          assertEquals(expected, Bytes.wrap(array).asciiEnd(from, to));
        }
      }
    }
  }

  @Test
  void aSearchStaysInside() {
    Bytes bytes = Bytes.utf8("weir");
    assertEquals(-1, bytes.indexOf((byte) 'w', 4));
    assertThrows(IndexOutOfBoundsException.class, () -> bytes.indexOf((byte) 'w', 5));
    assertThrows(IndexOutOfBoundsException.class, () -> bytes.indexOf((byte) 'w', -1));
    assertThrows(IndexOutOfBoundsException.class, () -> bytes.asciiEnd(3, 5));
  }

  @Test
  void allPlacesAreFoundInOrder() {
    var random = new java.util.Random(7);
    for (int round = 0; round < 2_000; round++) {
      byte[] array = new byte[random.nextInt(120)];
      for (int i = 0; i < array.length; i++) {
        array[i] = (byte) (9 + random.nextInt(3));
      }
      int offset = array.length / 4;
      Bytes bytes = Bytes.wrap(array, offset, array.length - offset);
      int to = bytes.length() - bytes.length() / 5;
      int from = to / 3;
      int[] expected =
          java.util.stream.IntStream.range(from, to).filter(i -> bytes.get(i) == '\n').toArray();
      int[] places = new int[to - from];
      int found = bytes.indicesOf((byte) '\n', from, to, places);
      assertEquals(Arrays.toString(expected), Arrays.toString(Arrays.copyOf(places, found)));
    }
  }

  @Test
  void aRunIsFoundWhereTheJdkFindsIt() {
    var random = new java.util.Random(7);
    for (int round = 0; round < 20_000; round++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(100); i > 0; i--) {
        text.append("ab\u0080".charAt(random.nextInt(3)));
      }
      String run = "ab\u0080aab".substring(random.nextInt(3), 3 + random.nextInt(4));
      Bytes bytes = latin("--" + text + run).slice(2, 2 + text.length());
      int to = text.length() - random.nextInt(1 + text.length() / 9);
      int from = random.nextInt(1 + to);
      int expected = text.substring(0, to).indexOf(run, from);
      assertEquals(expected, bytes.indexOf(latin(run), from, to), text + " " + run);
    }
    assertEquals(2, Bytes.utf8("weir").indexOf(Bytes.EMPTY, 2, 3));
  }

  private static Bytes latin(String text) {
    return Bytes.wrap(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  @Test
  void whatIsMalformedIsThatForTheDecoderOfTheJdkToo() {
    for (int first = 0x7f; first < 0x100; first++) {
      for (int second = 0x7f; second < 0x100; second++) {
        for (byte third : new byte[] {'a', (byte) 0x80, (byte) 0xbf, (byte) 0xc2}) {
          byte[] array = {'x', 'y', (byte) first, (byte) second, third, (byte) 0xbf, 'z'};
          for (int to = 1; to < array.length; to++) {
            assertEquals(
                decodable(array, to),
                Bytes.wrap(array, 1, array.length - 1).malformedUtf8(0, to - 1));
          }
        }
      }
    }
  }

  /// Where the decoder stops between the second byte and `to`, counted from the second; -1:
  /// nowhere.
  private static int decodable(byte[] array, int to) {
    var in = ByteBuffer.wrap(array, 1, to - 1);
    var result = UTF_8.newDecoder().decode(in, CharBuffer.allocate(array.length), true);
    return result.isError() ? in.position() - 1 : -1;
  }
}
