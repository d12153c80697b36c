package dev.weir;

import java.io.IOException;

/// The data has another digest than the expected one: it is damaged, or it is other data.
public class DigestMismatchException extends IOException {
  private static final long serialVersionUID = 1L;

  /// In hexadecimal digits.
  private final String expected;

  /// In hexadecimal digits.
  private final String actual;

  /// Names both digests.
  ///
  /// @param algorithm such as `SHA-256`
  /// @param expected what it should be, in hexadecimal digits
  /// @param actual what it is, in hexadecimal digits
  public DigestMismatchException(String algorithm, String expected, String actual) {
    super(algorithm + " is " + actual + ", but " + expected + " was expected");
    this.expected = expected;
    this.actual = actual;
  }

  /// What the digest should be.
  ///
  /// @return hexadecimal digits
  public String expected() {
    return expected;
  }

  /// What the digest is.
  ///
  /// @return hexadecimal digits
  public String actual() {
    return actual;
  }
}
