package dev.weir.pipeline;

import dev.weir.internal.Inflow;
import dev.weir.internal.Outlet;
import dev.weir.internal.Outputs;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The branches of a fan-out whose number is known, live.
///
/// @param outputs where they run
/// @param outlets in the order written
/// @param shared what waits before all of them; null if each has its own
record LiveBranches(Outputs outputs, List<Outlet> outlets, @Nullable Inflow shared) {

  Inflow common() {
    return Objects.requireNonNull(shared);
  }

  /// Writes into one of them; false if none of all wants more.
  boolean writeTo(int number, Object element) throws Exception {
    return outputs.write(outlets.get(number), element)
        || outlets.stream().anyMatch(outputs::wanting);
  }
}
