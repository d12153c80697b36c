/// Any cipher of the JDK, or of another provider, as a step.
///
/// A subject of its own above the contracts and the spi; it knows no other subject.
///
/// ```java
/// Transform<Bytes, Bytes> step =
///     Ciphers.of(
///         () -> {
///           var cipher = Cipher.getInstance("AES/CTR/NoPadding");
///           cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
///           return cipher;
///         });
/// ```
///
/// For encryption that nobody changes unnoticed, take the module `weir-crypto`: this is for formats
/// that are given.
@NullMarked
package dev.weir.cipher;

import org.jspecify.annotations.NullMarked;
