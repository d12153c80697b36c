package dev.weir;

/// How far a run has come: what its source gave and what its sink took.
///
/// @param elementsIn elements that the source gave
/// @param bytesIn bytes that the source gave; -1 if it does not give [Bytes]
/// @param elementsOut elements that the sink took
/// @param bytesOut bytes that the sink took; -1 if it does not take [Bytes]
public record Progress(long elementsIn, long bytesIn, long elementsOut, long bytesOut) {

  /// Nothing has moved.
  public static final Progress NONE = new Progress(0, -1, 0, -1);

  /// For messages, such as `after 1.2 GiB in, 310 MiB out`.
  ///
  /// @return a phrase
  @Override
  public String toString() {
    if (elementsIn == 0 && elementsOut == 0) {
      return "before anything moved";
    }
    return "after " + amounts();
  }

  /// The amounts alone, such as `1.2 GiB in, 310 MiB out`.
  ///
  /// @return a phrase
  public String amounts() {
    return amount(elementsIn, bytesIn) + " in, " + amount(elementsOut, bytesOut) + " out";
  }

  private static String amount(long elements, long bytes) {
    if (elements == 0) {
      return "nothing";
    }
    return bytes >= 0
        ? Sizes.bytes(bytes)
        : Sizes.count(elements) + (elements == 1 ? " element" : " elements");
  }
}
