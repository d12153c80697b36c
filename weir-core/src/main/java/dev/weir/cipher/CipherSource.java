package dev.weir.cipher;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/// Gives a cipher that is ready: initialised for one direction, with its key and parameters.
@FunctionalInterface
public interface CipherSource {

  /// Called once for each run.
  ///
  /// @return a new one, used by nobody else
  /// @throws GeneralSecurityException if the provider, the key or the parameters are not fit
  /// @throws IOException if a key cannot be read
  Cipher open() throws GeneralSecurityException, IOException;
}
