package dev.weir.cipher;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.Cipher;

/// Any cipher as a step.
///
/// It emits what the cipher gives for each 64 KiB of input at most; it waits where downstream
/// waits; at the end of its input it emits the cipher's last bytes. When downstream wants no more,
/// the rest is dropped.
///
/// **A cipher that authenticates**, such as AES/GCM or ChaCha20-Poly1305, is for messages: only at
/// its end it is known whether they are authentic. So nothing comes out before, the whole message
/// is held, and one longer than the limit is refused with a [dev.weir.LimitException], in either
/// direction, since what was enciphered has to be deciphered. Such a cipher is known by its name:
/// GCM, CCM, OCB, EAX, SIV or Poly1305. For streams there is `weir-crypto`.
///
/// **Any other** authenticates nothing: changed or cut off data, and another key, may give garbage
/// without an error.
///
/// @param source gives one for each run
/// @param maxMessageBytes the longest message of a cipher that authenticates, in bytes
public record Ciphered(CipherSource source, int maxMessageBytes)
    implements Transform<Bytes, Bytes> {

  /// The limit if none is given: 1 MiB.
  public static final int DEFAULT_MESSAGE_BYTES = 1 << 20;

  private static final Pattern AUTHENTICATING =
      Pattern.compile(".*(GCM|CCM|OCB|EAX|SIV|POLY1305).*");
  private static final int MOST_MESSAGE_BYTES = 1 << 30;
  private static final int COPIES = 4; // a provider's, which doubles, and what comes out

  /// Checks the limit.
  ///
  /// @throws IllegalArgumentException if it is out of range
  public Ciphered {
    if (maxMessageBytes < 1 || maxMessageBytes > MOST_MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          "maxMessageBytes must be 1 to " + MOST_MESSAGE_BYTES + ": " + maxMessageBytes);
    }
  }

  /// The same with another limit.
  ///
  /// @param bytes the longest message of a cipher that authenticates, up to 1 GiB; it holds about
  ///   four times as much
  /// @return the transform
  /// @throws IllegalArgumentException if it is out of range
  public Ciphered maxMessageBytes(int bytes) {
    return new Ciphered(source, bytes);
  }

  @Override
  public Step<Bytes, Bytes> open() throws IOException {
    try {
      Cipher cipher = source.open();
      return authenticates(cipher)
          ? new CipheringMessage(cipher, maxMessageBytes)
          : new Ciphering(cipher, Bytes.EMPTY, 0);
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot use the cipher: " + e.getMessage(), e);
    }
  }

  private static boolean authenticates(Cipher cipher) {
    return AUTHENTICATING.matcher(cipher.getAlgorithm().toUpperCase(Locale.ROOT)).matches();
  }

  @Override
  public String name() {
    return "cipher";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(Ciphering.HELD_BYTES + (long) COPIES * maxMessageBytes);
  }

  /// Names no source, as nobody knows what that would print.
  @Override
  public String toString() {
    return "Ciphered[maxMessageBytes=" + maxMessageBytes + "]";
  }
}
