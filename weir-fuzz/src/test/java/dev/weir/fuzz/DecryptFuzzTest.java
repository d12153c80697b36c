package dev.weir.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.weir.Bytes;
import dev.weir.crypto.Encryption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// What was encrypted comes back, or was changed and fails; nothing else does not fail.
class DecryptFuzzTest {
  private static Path folder = Path.of("");
  private static Path key = folder;

  @BeforeAll
  static void makeKey() throws Exception {
    folder = Files.createTempDirectory("weir-fuzz");
    key = folder.resolve("key");
    Encryption.newKey(key);
  }

  @AfterAll
  static void deleteKey() throws Exception {
    Files.delete(key);
    Files.delete(folder);
  }

  @FuzzTest(maxDuration = "10m")
  void decrypt(FuzzedDataProvider data) throws Exception {
    int size = data.consumeInt(1, 300);
    int repeats = data.consumeInt(1, 300); // so that some have several segments
    int at = data.consumeInt(0, Integer.MAX_VALUE);
    byte change = data.consumeByte();
    byte[] piece = data.consumeRemainingAsBytes();
    var plain = new byte[piece.length * repeats];
    for (int i = 0; i < repeats; i++) {
      System.arraycopy(piece, 0, plain, i * piece.length, piece.length);
    }

    byte[] secret =
        Target.joined(Target.pushed(Encryption.encrypt(key), Target.blocks(plain, size)));
    var back = Target.decodes(Encryption.decrypt(key), secret, size);
    assertEquals(plain.length == 0 ? List.of() : List.of(Bytes.wrap(plain)), back.elements());

    byte[] changed = secret.clone();
    changed[at % changed.length] ^= change;
    assertEquals(change != 0, Target.decodes(Encryption.decrypt(key), changed, size).failed());
    byte[] cut = Arrays.copyOf(secret, at % secret.length);
    assertTrue(Target.decodes(Encryption.decrypt(key), cut, size).failed());
    if (piece.length > 0) {
      assertTrue(Target.decodes(Encryption.decrypt(key), piece, size).failed());
    }
  }
}
