package dev.weir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BytesTest {
  private static final Bytes WEIR = Bytes.utf8("a low dam");

  @Test
  void aSliceShowsAPartAndKeepsTheWholeArrayAlive() {
    Bytes low = WEIR.slice(2, 5);
    assertEquals("low", low.utf8());
    assertEquals(3, low.length());
    assertEquals(WEIR.heldBytes(), low.heldBytes());
    assertEquals("ow", low.slice(1, 3).utf8());
  }

  @Test
  void theWholeSliceIsTheSame() {
    assertSame(WEIR, WEIR.slice(0, WEIR.length()));
  }

  @Test
  void aShortSliceIsCopiedWhenItIsKept() {
    Bytes large = Bytes.wrap(new byte[1000]);
    assertEquals(499, large.slice(0, 499).compact().heldBytes());
    assertEquals(1000, large.slice(0, 500).compact().heldBytes());
    assertEquals(0, large.slice(7, 7).compact().heldBytes());
    assertSame(Bytes.EMPTY, Bytes.EMPTY.compact());
  }

  @Test
  void copiedBytesShareNothing() {
    byte[] array = {1, 2, 3, 4};
    Bytes copy = Bytes.copyOf(array, 1, 2);
    array[1] = 9;
    assertArrayEquals(new byte[] {2, 3}, copy.toArray());
    assertNotSame(copy.toArray(), copy.toArray());
  }

  @Test
  void equalBytesAreEqualWhereverTheyStand() {
    Bytes one = Bytes.utf8("--low--").slice(2, 5);
    Bytes other = WEIR.slice(2, 5);
    assertEquals(one, other);
    assertEquals(one.hashCode(), other.hashCode());
    assertNotEquals(one, WEIR.slice(2, 6));
    assertNotEquals(one, WEIR.slice(3, 6));
  }

  @Test
  void nothingOutsideIsSeen() {
    Bytes low = WEIR.slice(2, 5);
    assertThrows(IndexOutOfBoundsException.class, () -> low.get(3));
    assertThrows(IndexOutOfBoundsException.class, () -> low.get(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> low.slice(1, 4));
    assertThrows(IndexOutOfBoundsException.class, () -> low.slice(2, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> low.copyTo(1, new byte[9], 0, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> low.text(0, 4, StandardCharsets.US_ASCII));
    assertThrows(IndexOutOfBoundsException.class, () -> Bytes.wrap(new byte[3], 1, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> Bytes.copyOf(new byte[3], 2, 2));
  }

  @Test
  void aBufferIsAReadOnlyView() {
    ByteBuffer buffer = WEIR.slice(2, 5).buffer();
    assertEquals(3, buffer.remaining());
    assertEquals('l', buffer.get());
    assertThrows(ReadOnlyBufferException.class, () -> buffer.put((byte) 0));
  }

  @Test
  void copyingTakesTheRightPart() {
    var target = new byte[5];
    WEIR.copyTo(2, target, 1, 3);
    assertArrayEquals(new byte[] {0, 'l', 'o', 'w', 0}, target);
  }

  @Test
  void textIsUtf8AndWhatIsMalformedIsReplaced() {
    assertEquals("Wehr \u20ac", Bytes.utf8("Wehr \u20ac").utf8());
    assertEquals("\ufffd", Bytes.wrap(new byte[] {(byte) 0xff}).utf8());
    assertTrue(Bytes.utf8("").isEmpty());
    assertEquals("Bytes[9]", WEIR.toString());
  }
}
