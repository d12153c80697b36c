package dev.weir.cipher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.LimitException;
import dev.weir.Report;
import dev.weir.Secret;
import dev.weir.Sinks;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.Transform;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Summary;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CiphersTest {
  private static final byte[] KEY = noise(32, 1);
  private static final byte[] IV = noise(16, 2);
  private static final int[] LENGTHS = {0, 1, 15, 16, 17, 65_535, 65_536, 200_001};
  private static final int[] BLOCKS = {7, 16, 65_536, 300_000};

  @TempDir Path directory;
  private Path key;

  @BeforeEach
  void key() throws IOException {
    key = Files.writeString(directory.resolve("key.hex"), HexFormat.of().formatHex(KEY) + "\n");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
  }

  private static byte[] noise(int length, long seed) {
    var bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static List<Bytes> blocks(byte[] data, int size) {
    var blocks = new ArrayList<Bytes>();
    for (int at = 0; at < data.length; at += size) {
      blocks.add(Bytes.copyOf(data, at, Math.min(size, data.length - at)));
    }
    return blocks;
  }

  private static byte[] joined(Iterable<Bytes> blocks) {
    var all = new ByteArrayOutputStream();
    blocks.forEach(block -> all.writeBytes(block.toArray()));
    return all.toByteArray();
  }

  /// Pushed by a run, and pulled by a loop.
  private static byte[] through(Transform<Bytes, Bytes> transform, byte[] data, int block)
      throws Exception {
    List<Bytes> pushed =
        Pipeline.from(Sources.of(blocks(data, block))).through(transform).toList(1 << 20).run();
    return joined(pushed);
  }

  private static byte[] pulled(Transform<Bytes, Bytes> transform, byte[] data, int block)
      throws Exception {
    try (var cursor = Sources.of(blocks(data, block)).through(transform).open()) {
      return joined(cursor);
    }
  }

  private Secret secret() {
    return new Secret.InFile(key);
  }

  private static Cipher ctr(int mode) throws Exception {
    return initialised("AES/CTR/NoPadding", mode, IV);
  }

  private static Cipher initialised(String name, int mode, byte[] iv) throws Exception {
    Cipher cipher = Cipher.getInstance(name);
    var parameters = name.contains("GCM") ? new GCMParameterSpec(128, iv) : new IvParameterSpec(iv);
    cipher.init(
        mode,
        new SecretKeySpec(
            KEY, name.substring(0, name.indexOf('/') < 0 ? name.length() : name.indexOf('/'))),
        parameters);
    return cipher;
  }

  private static Ciphered of(String name, int mode, byte[] iv) {
    return Ciphers.of(
        () -> {
          try {
            return initialised(name, mode, iv);
          } catch (java.security.GeneralSecurityException e) {
            throw e;
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  void aStepGivesWhatTheCipherGives() throws Exception {
    for (String name : List.of("AES/CTR/NoPadding", "AES/CBC/PKCS5Padding")) {
      for (int length : LENGTHS) {
        byte[] data = noise(length, length);
        byte[] expected = initialised(name, Cipher.ENCRYPT_MODE, IV).doFinal(data);
        for (int block : BLOCKS) {
          assertArrayEquals(expected, through(of(name, Cipher.ENCRYPT_MODE, IV), data, block));
          assertArrayEquals(expected, pulled(of(name, Cipher.ENCRYPT_MODE, IV), data, block));
          assertArrayEquals(data, through(of(name, Cipher.DECRYPT_MODE, IV), expected, block));
          assertArrayEquals(data, pulled(of(name, Cipher.DECRYPT_MODE, IV), expected, block));
        }
      }
    }
  }

  @Test
  void everyAlgorithmGoesThereAndBack() throws Exception {
    for (Algorithm algorithm : Algorithm.values()) {
      for (int length : LENGTHS) {
        byte[] data = noise(length, length);
        for (int block : List.of(5, 65_536)) {
          byte[] enciphered =
              pulled(Ciphers.encipher(algorithm, secret(), KeyForm.HEX), data, block);
          assertArrayEquals(
              data, through(Ciphers.decipher(algorithm, secret(), KeyForm.HEX), enciphered, block));
          assertFalse(length > 15 && Arrays.equals(data, enciphered));
        }
      }
    }
  }

  @Test
  void theVectorComesFirstUnlessItIsGiven() throws Exception {
    byte[] data = noise(100, 3);
    var encipher = Ciphers.encipher(Algorithm.AES_CTR, secret(), KeyForm.HEX);
    byte[] first = through(encipher, data, 100);
    assertEquals(116, first.length);
    assertFalse(Arrays.equals(first, through(encipher, data, 100)));
    assertArrayEquals(
        ctr(Cipher.ENCRYPT_MODE).doFinal(data),
        through(encipher.vector(Bytes.wrap(IV.clone())), data, 100));
    assertThrows(IllegalArgumentException.class, () -> encipher.vector(Bytes.utf8("short")));
  }

  @Test
  void opensslUnderstandsIt() throws Exception {
    byte[] data = noise(100_000, 4);
    for (String mode : List.of("ctr", "cbc")) {
      Path plain = Files.write(directory.resolve("plain"), data);
      Path enciphered = directory.resolve("enciphered." + mode);
      String iv = HexFormat.of().formatHex(IV);
      run(
          plain
              + " ! encipher aes-"
              + mode
              + " key="
              + key
              + " iv="
              + iv
              + " ! file:"
              + enciphered);
      var openssl =
          new ProcessBuilder(
              "openssl",
              "enc",
              "-d",
              "-aes-256-" + mode,
              "-K",
              HexFormat.of().formatHex(KEY),
              "-iv",
              iv,
              "-in",
              enciphered.toString());
      Process process;
      try {
        process = openssl.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      } catch (IOException e) {
        Assumptions.abort("no openssl here: " + e.getMessage());
        return;
      }
      assertArrayEquals(data, process.getInputStream().readAllBytes());
    }
  }

  private static Summary run(String text) throws Exception {
    return Vocabulary.installed().parse(text).job().run();
  }

  @Test
  void aMessageComesOutWhenItIsAuthenticAndNotBefore() throws Exception {
    byte[] data = noise(100_000, 5);
    byte[] iv = noise(12, 6);
    for (String name : List.of("AES/GCM/NoPadding", "ChaCha20-Poly1305")) {
      byte[] enciphered = through(of(name, Cipher.ENCRYPT_MODE, iv), data, 1000);
      assertArrayEquals(data, through(of(name, Cipher.DECRYPT_MODE, iv), enciphered, 1000));
      assertArrayEquals(data, pulled(of(name, Cipher.DECRYPT_MODE, iv), enciphered, 65_536));
      enciphered[enciphered.length - 1] ^= 1;
      var out = new ByteArrayOutputStream();
      var job =
          Pipeline.from(Sources.of(blocks(enciphered, 1000)))
              .through(of(name, Cipher.DECRYPT_MODE, iv))
              .to(Sinks.<Bytes>forEach(bytes -> out.writeBytes(bytes.toArray())));
      var failure = assertThrows(StreamException.class, job::run);
      var corrupt = assertInstanceOf(CorruptDataException.class, failure.getCause());
      assertEquals(100_016, corrupt.offset());
      assertEquals(0, out.size());
    }
  }

  @Test
  void aMessageBeyondTheLimitIsRefused() throws Exception {
    byte[] iv = noise(12, 6);
    for (int mode : List.of(Cipher.ENCRYPT_MODE, Cipher.DECRYPT_MODE)) {
      var message = of("AES/GCM/NoPadding", mode, iv).maxMessageBytes(70_000);
      var failure =
          assertThrows(StreamException.class, () -> through(message, noise(70_001, 1), 10_000));
      assertInstanceOf(LimitException.class, failure.getCause());
      assertTrue(failure.getMessage().contains("longer than 68 KiB"), failure.getMessage());
    }
    assertThrows(IllegalArgumentException.class, () -> of("x", 1, iv).maxMessageBytes(0));
  }

  @Test
  void paddingThatIsWrongIsCorruptDataWithItsPlace() throws Exception {
    byte[] enciphered =
        through(of("AES/CBC/PKCS5Padding", Cipher.ENCRYPT_MODE, IV), noise(100, 1), 100);
    byte[] cut = Arrays.copyOf(enciphered, 70);
    var failure =
        assertThrows(
            StreamException.class,
            () -> through(of("AES/CBC/PKCS5Padding", Cipher.DECRYPT_MODE, IV), cut, 100));
    assertEquals(70, assertInstanceOf(CorruptDataException.class, failure.getCause()).offset());
    var short1 =
        assertThrows(
            StreamException.class,
            () ->
                through(
                    Ciphers.decipher(Algorithm.AES_CTR, secret(), KeyForm.HEX), noise(9, 1), 4));
    assertTrue(short1.getMessage().contains("cut off in the initialisation vector at byte 9"));
  }

  @Test
  void aPlaceCountsFromTheBeginningOfTheInputTheVectorToo() throws Exception {
    byte[] enciphered =
        through(Ciphers.encipher(Algorithm.AES_CBC, secret(), KeyForm.HEX), noise(100, 1), 100);
    byte[] cut = Arrays.copyOf(enciphered, 70);
    var decipher = Ciphers.decipher(Algorithm.AES_CBC, secret(), KeyForm.HEX);
    for (int block : new int[] {1, 16, 100}) {
      var e = assertThrows(StreamException.class, () -> through(decipher, cut, block));
      assertEquals(70, assertInstanceOf(CorruptDataException.class, e.getCause()).offset());
    }
  }

  @Test
  void aLengthThatDoesNotFitIsNoWrongKeyAndKeepsItsCause() {
    var encipher = of("AES/CBC/NoPadding", Cipher.ENCRYPT_MODE, IV);
    var e = assertThrows(StreamException.class, () -> through(encipher, noise(10, 1), 10));
    var failure = assertInstanceOf(CorruptDataException.class, e.getCause());
    assertEquals(10, failure.offset());
    assertInstanceOf(IllegalBlockSizeException.class, failure.getCause());
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.startsWith("cut off, or of a length that does not fit"), message);
  }

  @Test
  void aKeyIsReadInItsForm() throws Exception {
    byte[] data = noise(100, 3);
    byte[] expected = ctr(Cipher.ENCRYPT_MODE).doFinal(data);
    Path raw = Files.write(directory.resolve("raw"), KEY);
    Path base64 =
        Files.writeString(
            directory.resolve("base64"), Base64.getEncoder().encodeToString(KEY) + "\n");
    for (var form : KeyForm.values()) {
      Path file = form == KeyForm.RAW ? raw : form == KeyForm.HEX ? key : base64;
      var encipher =
          Ciphers.encipher(Algorithm.AES_CTR, new Secret.InFile(file), form)
              .vector(Bytes.wrap(IV.clone()));
      assertArrayEquals(expected, through(encipher, data, 10));
      assertArrayEquals(expected, through(encipher, data, 10)); // another life reads it again
    }
  }

  @Test
  void noFailureAndNoDescriptionQuotesAKey() throws Exception {
    String hex = HexFormat.of().formatHex(KEY);
    String secretPart = hex.substring(4, 20);
    Files.writeString(key, hex + "xyz");
    var encipher = Ciphers.encipher(Algorithm.AES_CTR, secret(), KeyForm.HEX);
    for (KeyForm form : KeyForm.values()) {
      var failure =
          assertThrows(
              StreamException.class,
              () -> through(Ciphers.encipher(Algorithm.AES_CTR, secret(), form), KEY, 10));
      for (Throwable at = failure; at != null; at = at.getCause()) {
        assertFalse(at.toString().toLowerCase(Locale.ROOT).contains(secretPart), at.toString());
      }
    }
    assertFalse(encipher.toString().contains(secretPart));
    assertTrue(encipher.toString().contains(key.toString()));
    assertEquals("Ciphered[maxMessageBytes=1048576]", of("x", 1, IV).toString());
    var job = Vocabulary.installed().parse("gen:1 ! encipher key=" + key + " ! null").job();
    assertFalse(job.explain().contains(secretPart));
  }

  @Test
  void aKeyOfTheWrongLengthIsRefused() throws Exception {
    Files.writeString(key, "00112233");
    var failure =
        assertThrows(StreamException.class, () -> run("gen:1 ! encipher key=" + key + " ! null"));
    assertTrue(
        failure
            .getMessage()
            .startsWith("encipher: the key has 4 bytes; AES_CTR takes [16, 24, 32] ("),
        failure.getMessage());
    failure =
        assertThrows(
            StreamException.class, () -> run("gen:1 ! encipher key=env:WEIR_NO_KEY ! null"));
    assertTrue(
        failure.getMessage().startsWith("encipher: there is no variable WEIR_NO_KEY in the env"),
        failure.getMessage());
  }

  @Test
  void theWordsReportWhatIsToBeKnown() throws Exception {
    Path enciphered = directory.resolve("e");
    assertEquals(
        List.of(),
        run("gen:100kB ! encipher chacha20 key=" + key + " ! file:" + enciphered).reports());
    String decipher = enciphered + " ! decipher chacha20 key=" + key + " ! null";
    assertEquals("not authenticated", report(decipher).text());
    assertEquals(Report.Kind.DETAIL, report(decipher).kind());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertEquals(Report.Kind.REMARK, report(decipher).kind());
    assertThrows(UsageException.class, () -> run("gen:1 ! encipher ! null"));
    assertThrows(UsageException.class, () -> run("gen:1 ! encipher key=k iv=0 ! null"));
    assertThrows(UsageException.class, () -> run("gen:1 ! encipher key=k iv=00 ! null"));
  }

  private static Report report(String text) throws Exception {
    return run(text).reports().getFirst().report();
  }
}
