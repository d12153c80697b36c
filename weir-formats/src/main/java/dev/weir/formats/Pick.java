package dev.weir.formats;

import dev.weir.Step;
import dev.weir.Transform;
import java.util.List;
import java.util.OptionalLong;

/// Keeps some members of each object, in the order in which they are named.
///
/// It emits one record for each; it holds nothing; it ends with its input. Values are passed on as
/// they were written, and nothing is taken apart. Of an array it keeps values by their places:
/// there the names are numbers, from 1. Any other record fails the run.
///
/// @param names of members, at least one, each once
/// @param absent what becomes of a name that a record does not have
public record Pick(List<String> names, Absent absent) implements Transform<JsonValue, JsonValue> {

  /// What becomes of a name that a record does not have.
  public enum Absent {
    /// It is left out.
    OMIT,
    /// It is there, and its value is null.
    NULL,
    /// The run fails.
    FAIL
  }

  /// Checks and copies the names.
  ///
  /// @throws IllegalArgumentException if there are none, or one comes twice
  public Pick {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("pick needs a name");
    }
    for (int i = 0; i < names.size(); i++) {
      if (names.indexOf(names.get(i)) < i) {
        throw new IllegalArgumentException("the name '" + names.get(i) + "' comes twice");
      }
    }
  }

  /// Keeps these members; names that a record does not have are left out.
  ///
  /// @param names of members, at least one, each once
  /// @return the transform
  /// @throws IllegalArgumentException if there are none, or one comes twice
  public static Pick of(String... names) {
    return new Pick(List.of(names), Absent.OMIT);
  }

  /// The same with another way to meet a name that is not there.
  ///
  /// @param treatment omit, null or fail
  /// @return the transform
  public Pick absent(Absent treatment) {
    return new Pick(names, treatment);
  }

  @Override
  public Step<JsonValue, JsonValue> open() {
    return new Picking(this);
  }

  @Override
  public String name() {
    return "pick";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }
}
