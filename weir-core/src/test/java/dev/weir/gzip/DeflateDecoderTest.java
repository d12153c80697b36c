package dev.weir.gzip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.Driver;
import dev.weir.LimitException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// zlib streams and bare deflate data.
@ParameterizedClass
@EnumSource(Engine.class)
class DeflateDecoderTest {
  private static final byte[] DATA = Samples.text(400, 1);

  private final Engine engine;

  DeflateDecoderTest(Engine engine) {
    this.engine = engine;
  }

  @Test
  void whatTheJdkWritesComesOut() throws Exception {
    for (int size : new int[] {0, 1, 65_536, 1_000_003}) {
      for (byte[] data : List.of(Samples.text(size, 1), Samples.noise(size, 1))) {
        for (int block : new int[] {size < 100_000 ? 1 : 997, 65_536, 1 << 20}) {
          assertArrayEquals(data, unzlib(zlib(data), block));
          assertArrayEquals(data, inflate(deflate(data), block));
        }
      }
    }
  }

  @Test
  void cutOffAtAnyByteIsTruncated() throws IOException {
    for (int block : new int[] {1, 7, 1 << 20}) {
      byte[] zlib = zlib(DATA);
      for (int cut = 0; cut < zlib.length; cut++) {
        byte[] less = Arrays.copyOf(zlib, cut);
        var failure = assertThrows(CorruptDataException.class, () -> unzlib(less, block));
        Driver.assertSays("truncated zlib: ", failure);
        assertEquals(cut, failure.offset());
      }
      byte[] bare = deflate(DATA);
      for (int cut = 0; cut < bare.length; cut++) {
        byte[] less = Arrays.copyOf(bare, cut);
        var failure = assertThrows(CorruptDataException.class, () -> inflate(less, block));
        Driver.assertSays("truncated deflate: ", failure);
        assertEquals(cut, failure.offset());
      }
    }
  }

  @Test
  void aFlippedBitOfZlibIsFoundOrHarmless() throws Exception {
    byte[] zlib = zlib(DATA);
    for (int bit = 0; bit < zlib.length * Byte.SIZE; bit++) {
      byte[] damaged = zlib.clone();
      damaged[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      try {
        assertArrayEquals(DATA, unzlib(damaged, 1 << 20));
      } catch (CorruptDataException e) {
        assertTrue(e.offset() <= zlib.length);
      }
    }
  }

  @Test
  void theMessageSaysWhatAndWhere() throws IOException {
    byte[] zlib = zlib(DATA);
    assertUnzlibSays("not zlib data: unknown method at byte 0", changed(zlib, 0, 0x77));
    assertUnzlibSays("not zlib data: window above 32 KiB at byte 0", changed(zlib, 0, 0x88));
    assertUnzlibSays("not zlib data: wrong header check at byte 1", changed(zlib, 1, 0x9d));
    assertUnzlibSays(
        "zlib data needs a preset dictionary, which is not supported at byte 1",
        changed(zlib, 1, 0xbb));
    assertUnzlibSays(
        "trailing garbage after zlib data at byte " + zlib.length, Samples.concat(zlib, zlib));
    byte[] wrong = changed(zlib, zlib.length - 1, zlib[zlib.length - 1] ^ 1);
    var failure = assertThrows(CorruptDataException.class, () -> unzlib(wrong, 7));
    Driver.assertSays("wrong Adler-32: zlib says ", failure);
    assertEquals(zlib.length - 4, failure.offset());
    byte[] bare = deflate(DATA);
    var behind =
        assertThrows(
            CorruptDataException.class, () -> inflate(Samples.concat(bare, new byte[1]), 7));
    assertEquals("trailing garbage after deflate data at byte " + bare.length, behind.getMessage());
  }

  private void assertUnzlibSays(String message, byte[] packed) {
    var failure = assertThrows(CorruptDataException.class, () -> unzlib(packed, 1 << 20));
    assertEquals(message, failure.getMessage());
  }

  private static byte[] changed(byte[] packed, int index, int value) {
    byte[] changed = packed.clone();
    changed[index] = (byte) value;
    return changed;
  }

  @Test
  void limitsHold() throws IOException {
    var bomb = List.of(Bytes.wrap(zlib(new byte[5_000_000])));
    var most = Zlib.decompress().engine(engine).maxBytes(1_000_000);
    assertThrows(LimitException.class, () -> Driver.pulled(most, bomb));
    var ratio = Zlib.decompress().engine(engine).maxExpansion(100);
    assertThrows(LimitException.class, () -> Driver.pulled(ratio, bomb));
    assertThrows(IllegalArgumentException.class, () -> Zlib.decompress().maxBytes(0));
    assertThrows(IllegalArgumentException.class, () -> Deflate.decompress().maxExpansion(0));
  }

  @Test
  void theyAreValuesWithNames() {
    assertEquals(Zlib.decompress(), Zlib.decompress().engine(Engine.AUTO));
    assertEquals("unzlib", Zlib.decompress().name());
    assertEquals("inflate", Deflate.decompress().name());
    assertEquals(
        (44 + 64) * 1024, Deflate.decompress().engine(Engine.JDK).heldBytes().orElseThrow());
  }

  private byte[] unzlib(byte[] packed, int block) throws Exception {
    var decoder = Zlib.decompress().engine(engine);
    return Driver.joined(Driver.pulled(decoder, Driver.blocks(packed, block)));
  }

  private byte[] inflate(byte[] packed, int block) throws Exception {
    var decoder = Deflate.decompress().engine(engine);
    return Driver.joined(Driver.pushed(decoder, Driver.blocks(packed, block)));
  }

  private static byte[] zlib(byte[] data) throws IOException {
    return packed(data, new Deflater());
  }

  private static byte[] deflate(byte[] data) throws IOException {
    return packed(data, new Deflater(6, true));
  }

  private static byte[] packed(byte[] data, Deflater deflater) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var packing = new DeflaterOutputStream(out, deflater)) {
      packing.write(data);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }
}
