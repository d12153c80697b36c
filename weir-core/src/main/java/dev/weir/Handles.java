package dev.weir;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Variable handles for the counters and flags that another thread may look at.
final class Handles {
  private Handles() {}

  static VarHandle of(MethodHandles.Lookup lookup, String field, Class<?> type) {
    try {
      return lookup.findVarHandle(lookup.lookupClass(), field, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
