package dev.weir.formats;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of each object that is open, to find one that comes twice.
final class NamesSeen {
  /*
   * A few names are compared one by one, by their hash, which a String keeps: that is cheaper than a
   * set as long as they are few, and allocates nothing. Beyond FEW a set takes over.
   */
  private static final int FEW = 32;
  private static final int KEPT = 1 << 10;

  private String[] names = new String[64]; // of all open objects, the innermost last
  private int count;
  private int most; // of them at a time, since it was cleared
  private int[] starts = new int[16]; // of each open object, where its names begin
  private @Nullable Set<String>[] sets = newSets(16);
  private int open;

  @SuppressWarnings("unchecked") // an array of a generic type
  private static @Nullable Set<String>[] newSets(int length) {
    return (Set<String>[]) new Set<?>[length];
  }

  void begin() {
    if (open == starts.length) {
      starts = Arrays.copyOf(starts, 2 * open);
      sets = Arrays.copyOf(sets, 2 * open);
    }
    starts[open++] = count;
  }

  void end() {
    open--;
    count = starts[open];
    sets[open] = null;
  }

  /// How many names the innermost object has.
  int size() {
    return count - starts[open - 1];
  }

  /// Adds a name to the innermost object; false if it has it already.
  boolean add(String name) {
    int start = starts[open - 1];
    boolean fresh = count - start < FEW ? isFresh(name, start) : addToSet(name, start);
    if (count == names.length) {
      names = Arrays.copyOf(names, 2 * count);
    }
    names[count++] = name;
    most = Math.max(most, count);
    return fresh;
  }

  private boolean isFresh(String name, int start) {
    int hash = name.hashCode();
    for (int i = start; i < count; i++) {
      if (names[i].hashCode() == hash && names[i].equals(name)) {
        return false;
      }
    }
    return true;
  }

  private boolean addToSet(String name, int start) {
    Set<String> set = sets[open - 1];
    if (set == null) {
      set = new HashSet<>(Arrays.asList(names).subList(start, count));
      sets[open - 1] = set;
    }
    return set.add(name);
  }

  /// Forgets everything, as before the first object.
  void clear() {
    Arrays.fill(sets, 0, open, null);
    open = 0;
    count = 0;
    if (names.length > KEPT) {
      names = new String[KEPT];
    } else {
      Arrays.fill(names, 0, most, ""); // lets them go
    }
    most = 0;
  }
}
