package dev.weir.checks.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `newkey`, `encrypt` and `decrypt`: what is not authentic never appears, and the key is never
/// shown.
@Timeout(300)
class EncryptionTest {
  @TempDir Path folder;
  private Weir weir;

  @BeforeAll
  @Timeout(300)
  static void theCommandIsBuilt() throws Exception {
    Weir.build();
  }

  @BeforeEach
  void withAKeyAndAFile() throws Exception {
    weir = new Weir(folder);
    weir.run("run", "newkey", "!", "key", "private=yes").silent(0);
    weir.run("run", "gen:100KB", "!", "plain").silent(0);
    weir.run("run", "plain", "!", "encrypt", "key=key", "!", "secret").silent(0);
  }

  private byte[] read(String name) throws Exception {
    return Files.readAllBytes(folder.resolve(name));
  }

  @Test
  void whatIsEncryptedComesBack() throws Exception {
    assertFalse(new String(read("secret"), StandardCharsets.ISO_8859_1).contains("worker"));
    weir.run("run", "secret", "!", "decrypt", "key=key", "!", "back").silent(0);
    assertArrayEquals(read("plain"), read("back"));
  }

  @Test
  void onlyTheOwnerMayReadAPrivateKey() throws Exception {
    var permissions = Files.getPosixFilePermissions(folder.resolve("key"));
    assertEquals("rw-------", PosixFilePermissions.toString(permissions));
  }

  @Test
  void anotherKeyDoesNotFit() throws Exception {
    weir.run("run", "newkey", "!", "other", "private=yes").silent(0);
    weir.run("run", "secret", "!", "decrypt", "key=other", "!", "back").refused(1, "decrypt: ");
    assertEquals(List.of("key", "other", "plain", "secret"), weir.files());
  }

  @Test
  void whatWasChangedOrCutLeavesNothing() throws Exception {
    byte[] secret = read("secret");
    for (int at : new int[] {0, 5, 4_096, secret.length / 2, secret.length - 1}) {
      byte[] changed = secret.clone();
      changed[at] ^= 1;
      Files.write(folder.resolve("changed"), changed);
      weir.run("run", "changed", "!", "decrypt", "key=key", "!", "back").refused(1, "decrypt: ");
      Files.write(folder.resolve("changed"), Arrays.copyOf(secret, at));
      weir.run("run", "changed", "!", "decrypt", "key=key", "!", "back").refused(1, "decrypt: ");
    }
    assertEquals(List.of("changed", "key", "plain", "secret"), weir.files());
  }

  @Test
  void theAssociatedTextIsNeededToo() throws Exception {
    weir.run("run", "plain", "!", "encrypt", "key=key", "aad=invoice 7", "!", "bound").silent(0);
    weir.run("run", "bound", "!", "decrypt", "key=key", "!", "back").refused(1, "decrypt: ");
    weir.run("run", "bound", "!", "decrypt", "key=key", "aad=invoice 7", "!", "back").silent(0);
    assertArrayEquals(read("plain"), read("back"));
  }

  @Test
  void theKeyIsNeverShown() throws Exception {
    String key = Files.readString(folder.resolve("key"));
    String material = key.replaceAll("(?s).*\"value\":\\s*\"([^\"]+)\".*", "$1");
    assertFalse(material.contains("{"), "found no key material in the key file");
    for (String command : List.of("explain", "check", "run")) {
      var outcome = weir.run(command, "plain", "!", "encrypt", "key=key", "!", "null");
      assertEquals(0, outcome.code(), outcome.err());
      assertFalse((outcome.out() + outcome.err()).contains(material), command);
    }
    Files.writeString(folder.resolve("broken"), key.replace("\"key\"", "\"kee\""));
    var outcome =
        weir.run("run", "plain", "!", "encrypt", "key=broken", "!", "out").refused(1, "broken");
    assertFalse(outcome.err().contains(material), outcome.err());
  }

  @Test
  void withoutAKeyNothingOpens() throws Exception {
    weir.run("run", "plain", "!", "encrypt", "!", "out").refused(2, "encrypt", "key");
    weir.run("run", "plain", "!", "encrypt", "key=none", "!", "out").refused(1, "none");
    weir.run("run", "plain", "!", "encrypt", "key=env:WEIR_NO_SUCH_KEY", "!", "out")
        .refused(1, "WEIR_NO_SUCH_KEY");
    assertEquals(List.of("key", "plain", "secret"), weir.files());
  }
}
