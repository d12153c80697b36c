package dev.weir;

/// A cursor over several things that are read as one, which knows from which of them a byte came:
/// so damage that the step behind it finds is named with its file.
///
/// Threads: as reading.
public interface Composed {

  /// Where a byte came from.
  ///
  /// @param offset in bytes from the beginning of all
  /// @return a few words, such as `byte 34 of file:b.gz`; empty if nobody knows
  String placeOf(long offset);

  /// What is to be added to a failure of the step that takes what a cursor gives.
  ///
  /// @param cursor before the step
  /// @param failure of the step
  /// @return words to be put behind the reason; empty if there is nothing to add
  static String addition(Object cursor, Throwable failure) {
    if (cursor instanceof Composed composed && failure instanceof CorruptDataException damage) {
      String place = composed.placeOf(damage.offset());
      return place.isEmpty() ? "" : ", which is " + place;
    }
    return "";
  }
}
