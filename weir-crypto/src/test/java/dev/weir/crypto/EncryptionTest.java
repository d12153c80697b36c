package dev.weir.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.Report;
import dev.weir.Secret;
import dev.weir.Sinks;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.Transform;
import dev.weir.file.FileSink;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Summary;
import dev.weir.spi.Vocabulary;
import dev.weir.testkit.Blocks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionTest {
  private static final int SEGMENT = 4096;
  private static final int FIRST = SEGMENT - 40 - 16; // plain bytes beside header and tag
  private static final int[] LENGTHS = {
    0, 1, 7, FIRST - 1, FIRST, FIRST + 1, FIRST + 4080, FIRST + 4081, 3 * SEGMENT, 100_003
  };
  private static final int[] BLOCKS = {1, 7, 4096, 65_536, 1 << 20};

  @TempDir Path directory;
  private Path key;

  @BeforeAll
  static void register() throws Exception {
    StreamingAeadConfig.register();
  }

  @BeforeEach
  void key() throws Exception {
    key = directory.resolve("key.json");
    Encryption.newKey(key);
  }

  private static byte[] noise(int length) {
    var bytes = new byte[length];
    new Random(20261).nextBytes(bytes);
    return bytes;
  }

  /// Pushed by a run, and pulled by a loop: both give the same.
  private static byte[] through(Transform<Bytes, Bytes> transform, byte[] data, int block)
      throws Exception {
    Source<Bytes> source = Blocks.source(Bytes.wrap(data), block);
    return Blocks.joined(Pipeline.from(source).through(transform).toList(1 << 20).run()).toArray();
  }

  private static byte[] pulled(Transform<Bytes, Bytes> transform, byte[] data, int block)
      throws Exception {
    var all = new ByteArrayOutputStream();
    try (var cursor = Blocks.source(Bytes.wrap(data), block).through(transform).open()) {
      for (Bytes bytes = cursor.read(); bytes != null; bytes = cursor.read()) {
        all.writeBytes(bytes.toArray());
      }
    }
    return all.toByteArray();
  }

  private static StreamingAead tink(Path file) throws Exception {
    return TinkJsonProtoKeysetFormat.parseKeyset(
            Files.readString(file), InsecureSecretKeyAccess.get())
        .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
  }

  private static byte[] tinkEncrypts(Path file, byte[] data, String aad) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var stream = tink(file).newEncryptingStream(out, aad.getBytes(StandardCharsets.UTF_8))) {
      stream.write(data);
    }
    return out.toByteArray();
  }

  private static byte[] tinkDecrypts(Path file, byte[] data, String aad) throws Exception {
    try (var stream =
        tink(file)
            .newDecryptingStream(
                new ByteArrayInputStream(data), aad.getBytes(StandardCharsets.UTF_8))) {
      return stream.readAllBytes();
    }
  }

  @Test
  void theFormatIsThatOfTinkBothWays() throws Exception {
    for (int length : LENGTHS) {
      byte[] data = noise(length);
      for (int block : BLOCKS) {
        byte[] encrypted = through(Encryption.encrypt(key), data, block);
        assertArrayEquals(data, tinkDecrypts(key, encrypted, ""), length + " in " + block);
        assertArrayEquals(data, through(Encryption.decrypt(key), encrypted, block));
        assertArrayEquals(data, pulled(Encryption.decrypt(key), encrypted, block));
        byte[] pulled = pulled(Encryption.encrypt(key), data, block);
        assertArrayEquals(data, tinkDecrypts(key, pulled, ""), length + " in " + block);
      }
      byte[] byTink = tinkEncrypts(key, data, "");
      assertArrayEquals(data, through(Encryption.decrypt(key), byTink, 1000));
    }
  }

  @Test
  void largeSegmentsAndManyOfThem() throws Exception {
    Path large = directory.resolve("large.json");
    Encryption.newKey(large, Segment.LARGE);
    byte[] data = noise(5_000_001);
    byte[] encrypted = through(Encryption.encrypt(large), data, 256 << 10);
    assertArrayEquals(data, tinkDecrypts(large, encrypted, ""));
    assertArrayEquals(data, through(Encryption.decrypt(large), encrypted, 100_003));
    assertArrayEquals(data, pulled(Encryption.decrypt(large), encrypted, 1 << 20));
  }

  @Test
  void twoRunsNeverGiveTheSame() throws Exception {
    byte[] data = noise(100);
    assertFalse(
        Arrays.equals(
            through(Encryption.encrypt(key), data, 100),
            through(Encryption.encrypt(key), data, 100)));
  }

  @Test
  void associatedDataHasToBeTheSame() throws Exception {
    byte[] data = noise(10_000);
    byte[] encrypted =
        through(Encryption.encrypt(key).associatedData(Bytes.utf8("v1")), data, 4096);
    assertArrayEquals(data, tinkDecrypts(key, encrypted, "v1"));
    assertArrayEquals(
        data, through(Encryption.decrypt(key).associatedData(Bytes.utf8("v1")), encrypted, 4096));
    assertCorrupt(
        "the key does not fit, or the associated data is another,",
        0,
        Encryption.decrypt(key),
        encrypted);
  }

  private static void assertCorrupt(
      String beginning, long offset, Transform<Bytes, Bytes> transform, byte[] data) {
    for (int block : List.of(1_000, 1 << 20)) {
      var failure = assertThrows(StreamException.class, () -> through(transform, data, block));
      var corrupt = assertInstanceOf(CorruptDataException.class, failure.getCause());
      assertTrue(String.valueOf(corrupt.getMessage()).startsWith(beginning), corrupt.getMessage());
      assertEquals(offset, corrupt.offset(), corrupt.getMessage());
      assertEquals("decrypt", failure.stage());
    }
  }

  @Test
  void aWrongKeyIsToldAtTheBeginning() throws Exception {
    Path other = directory.resolve("other.json");
    Encryption.newKey(other, Segment.SMALL);
    assertCorrupt(
        "the key does not fit, ",
        0,
        Encryption.decrypt(other),
        through(Encryption.encrypt(key), noise(20_000), 4096));
    assertCorrupt("the key does not fit, ", 0, Encryption.decrypt(key), noise(20_000));
  }

  @Test
  void everyChangedByteIsFound() throws Exception {
    byte[] encrypted = through(Encryption.encrypt(key), noise(9_000), 4096);
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      byte[] changed = encrypted.clone();
      int at = i < 64 ? i : random.nextInt(changed.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      int segment = at - at % SEGMENT;
      String beginning =
          at < SEGMENT
              ? "the key does not fit"
              : at < 2 * SEGMENT ? "a segment is damaged" : "the end is missing";
      assertCorrupt(beginning, segment, Encryption.decrypt(key), changed);
    }
  }

  @Test
  void everyEndThatIsMissingIsFoundThoughItIsBetweenTwoSegments() throws Exception {
    byte[] encrypted = through(Encryption.encrypt(key), noise(9_000), 4096);
    for (int length :
        List.of(2 * SEGMENT, 2 * SEGMENT + 1, 2 * SEGMENT + 16, encrypted.length - 1)) {
      int segment = (length - 1) / SEGMENT * SEGMENT;
      assertCorrupt(
          "the end is missing, or the last segment is damaged",
          segment,
          Encryption.decrypt(key),
          Arrays.copyOf(encrypted, length));
    }
    assertCorrupt(
        "the key does not fit", 0, Encryption.decrypt(key), Arrays.copyOf(encrypted, SEGMENT));
    for (int length : List.of(1, 17, 31)) {
      assertCorrupt(
          "the data is cut off", length, Encryption.decrypt(key), Arrays.copyOf(encrypted, length));
    }
    assertCorrupt("nothing there: ", 0, Encryption.decrypt(key), new byte[0]);
  }

  @Test
  void whatIsAddedSwappedOrLeftOutIsFound() throws Exception {
    byte[] encrypted = through(Encryption.encrypt(key), noise(20_000), 4096);
    byte[] twice = Arrays.copyOf(encrypted, 2 * encrypted.length);
    System.arraycopy(encrypted, 0, twice, encrypted.length, encrypted.length);
    int last = (encrypted.length - 1) / SEGMENT * SEGMENT;
    assertCorrupt(
        "a segment is damaged, or not in its place", last, Encryption.decrypt(key), twice);
    assertCorrupt(
        "the end is missing",
        last,
        Encryption.decrypt(key),
        Arrays.copyOf(encrypted, encrypted.length + 1));
    byte[] swapped = encrypted.clone();
    System.arraycopy(encrypted, SEGMENT, swapped, 2 * SEGMENT, SEGMENT);
    System.arraycopy(encrypted, 2 * SEGMENT, swapped, SEGMENT, SEGMENT);
    assertCorrupt("a segment is damaged", SEGMENT, Encryption.decrypt(key), swapped);
    byte[] shorter = new byte[encrypted.length - SEGMENT];
    System.arraycopy(encrypted, 0, shorter, 0, SEGMENT);
    System.arraycopy(encrypted, 2 * SEGMENT, shorter, SEGMENT, shorter.length - SEGMENT);
    assertCorrupt("a segment is damaged", SEGMENT, Encryption.decrypt(key), shorter);
  }

  @Test
  void whatIsNotAuthenticIsNeverCommitted() throws Exception {
    byte[] encrypted = through(Encryption.encrypt(key), noise(9_000), 4096);
    Path target = directory.resolve("target");
    Source<Bytes> cut = Sources.of(Bytes.wrap(Arrays.copyOf(encrypted, 2 * SEGMENT)));
    assertThrows(
        StreamException.class,
        () -> Pipeline.from(cut).through(Encryption.decrypt(key)).to(FileSink.of(target)).run());
    assertFalse(Files.exists(target));
  }

  @Test
  void everySegmentBeforeTheDamageCameOutAndNothingOfIt() throws Exception {
    byte[] data = noise(9_000);
    byte[] encrypted = through(Encryption.encrypt(key), data, 4096);
    encrypted[encrypted.length - 1] ^= 1;
    var out = new ByteArrayOutputStream();
    var job =
        Pipeline.from(Blocks.source(Bytes.wrap(encrypted), 100))
            .through(Encryption.decrypt(key))
            .to(Sinks.<Bytes>forEach(bytes -> out.writeBytes(bytes.toArray())));
    assertThrows(StreamException.class, job::run);
    assertArrayEquals(Arrays.copyOf(data, FIRST + SEGMENT - 16), out.toByteArray());
  }

  @Test
  void anyKeyOfAKeysetDecrypts() throws Exception {
    Path both = directory.resolve("both.json");
    KeysetHandle old =
        TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(key), InsecureSecretKeyAccess.get());
    KeysetHandle handle =
        KeysetHandle.newBuilder(old)
            .addEntry(
                KeysetHandle.generateEntryFromParameters(
                        PredefinedStreamingAeadParameters.AES128_CTR_HMAC_SHA256_1MB)
                    .withRandomId()
                    .makePrimary())
            .build();
    Files.writeString(
        both, TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
    byte[] data = noise(50_000);
    byte[] byOld = through(Encryption.encrypt(key), data, 4096);
    byte[] byNew = through(Encryption.encrypt(both), data, 4096);
    for (int block : List.of(1, 4096, 1 << 20)) {
      assertArrayEquals(data, through(Encryption.decrypt(both), byOld, block));
      assertArrayEquals(data, through(Encryption.decrypt(both), byNew, block));
    }
    assertThrows(StreamException.class, () -> through(Encryption.decrypt(key), byNew, 4096));
    byOld[byOld.length - 1] ^= 1;
    assertThrows(StreamException.class, () -> through(Encryption.decrypt(both), byOld, 4096));
  }

  @Test
  void aNewKeyIsForItsOwnerAloneAndNeverReplacesOne() throws Exception {
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    String before = Files.readString(key);
    var failure = assertThrows(StreamException.class, () -> Encryption.newKey(key));
    assertInstanceOf(FileAlreadyExistsException.class, failure.getCause());
    assertEquals(before, Files.readString(key));
    Path other = directory.resolve("other.json");
    Vocabulary.installed().parse("newkey segment=1MB ! file:" + other + " private=yes").job().run();
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(other)));
    assertNotEquals(before, Files.readString(other));
  }

  @Test
  void aKeyThatOthersMayReadIsRemarkedOn() throws Exception {
    assertEquals(List.of(), encrypting().reports());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    Report report = encrypting().reports().getFirst().report();
    assertEquals(Report.Kind.REMARK, report.kind());
    assertEquals("others may read the key file " + key + ": chmod 600 " + key, report.text());
  }

  private Summary encrypting() throws Exception {
    return Pipeline.from(Sources.of(Bytes.utf8("a")))
        .through(Encryption.encrypt(key))
        .to(Sinks.discard())
        .run();
  }

  @Test
  void whatIsNoKeyIsRefusedAtOpeningWithoutQuotingIt() throws Exception {
    Path wrong = directory.resolve("wrong.json");
    assertRefused(wrong, "encrypt: the key file " + wrong + ": no such file (");
    String secret = "c2VjcmV0";
    for (String text : List.of("", "hello " + secret, "{}", "{\"" + secret + "\": 1}", secret)) {
      Files.writeString(wrong, text);
      assertRefused(wrong, "encrypt: the key file " + wrong + " holds no keyset of Tink in JSON (");
    }
    Files.writeString(wrong, "x".repeat(Secret.MAX_BYTES + 1));
    assertRefused(wrong, "encrypt: " + wrong + " is too long for a key: more than 65536 bytes (");
    assertRefused(directory, "encrypt: ");
  }

  private static void assertRefused(Path wrong, String beginning) {
    var failure =
        assertThrows(StreamException.class, () -> through(Encryption.encrypt(wrong), noise(1), 1));
    assertTrue(failure.getMessage().startsWith(beginning), failure.getMessage());
    Throwable at = failure;
    while (at != null) {
      assertFalse(String.valueOf(at.getMessage()).contains("c2VjcmV0"), at.toString());
      at = at.getCause();
    }
  }

  @Test
  void aKeyForSomethingElseIsRefused() throws Exception {
    AeadConfig.register();
    Path aead = directory.resolve("aead.json");
    KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    Files.writeString(
        aead, TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
    assertRefused(aead, "encrypt: the key file " + aead + " has a key that is not for streams");
  }

  @Test
  void theWordsEncryptAndDecrypt() throws Exception {
    Path plain = Files.write(directory.resolve("plain"), noise(30_000));
    Path encrypted = directory.resolve("encrypted");
    Path again = directory.resolve("again");
    var words = Vocabulary.installed();
    words.parse(plain + " ! encrypt key=" + key + " aad=x ! file:" + encrypted).job().run();
    var job = words.parse(encrypted + " ! decrypt key=" + key + " aad=x ! file:" + again).job();
    job.run();
    assertArrayEquals(noise(30_000), Files.readAllBytes(again));
    assertFalse(job.explain().contains("keyValue"));
    assertThrows(
        IOException.class,
        () -> words.parse(encrypted + " ! decrypt key=env:NO_SUCH_KEY ! null").job().run());
  }
}
