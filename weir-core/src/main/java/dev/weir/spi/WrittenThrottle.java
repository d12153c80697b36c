package dev.weir.spi;

import dev.weir.Pacing;
import dev.weir.Rate;
import dev.weir.Step;
import dev.weir.Throttle;
import dev.weir.Transform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// `throttle` as it is written: each life of it begins with that rate.
///
/// @param written the rate to begin with
/// @param burst if it is set
/// @param from a file that holds the rate; null if none does
record WrittenThrottle(Arguments.Rate written, OptionalLong burst, @Nullable Path from)
    implements Transform<Object, Object>, Pacing {

  /// Checks the numbers.
  WrittenThrottle {
    var _ = throttle(rate(written), burst);
  }

  private static Rate rate(Arguments.Rate written) {
    return written.inBytes() ? Rate.bytes(written.rate()) : Rate.elements(written.rate());
  }

  private static Transform<Object, Object> throttle(Rate rate, OptionalLong burst) {
    return burst.isPresent() ? Throttle.to(rate, burst.getAsLong()) : Throttle.to(rate);
  }

  @Override
  public Step<Object, Object> open() throws IOException {
    Rate rate = rate(written);
    return throttle(from == null ? rate : rate.following(new RateFile(from, written)), burst)
        .open();
  }

  @Override
  public boolean divides() {
    return true;
  }

  @Override
  public String name() {
    return "throttle";
  }

  @Override
  public OptionalLong heldBytes() {
    return throttle(rate(written), burst).heldBytes();
  }
}
