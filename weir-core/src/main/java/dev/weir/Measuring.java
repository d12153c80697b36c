package dev.weir;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// `measure`: how much passes, and how fast.
record Measuring<T>() implements Transform<T, T> {

  @Override
  public Step<T, T> open() {
    return new Meter<>();
  }

  @Override
  public String name() {
    return "measure";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Meter<T> implements Step<T, T>, Reporting {
    private long elements;
    private long bytes;
    private long began; // nanoTime when the first came

    @Override
    public void take(T in, Emitter<? super T> out) throws Exception {
      if (elements++ == 0) {
        began = System.nanoTime();
      }
      if (in instanceof Bytes run) {
        bytes += run.length();
      }
      out.emit(in);
    }

    @Override
    public Report report() {
      double seconds = elements == 0 ? 0 : Math.max(1, System.nanoTime() - began) / 1e9;
      boolean inBytes = bytes > 0;
      double rate = seconds == 0 ? 0 : (inBytes ? bytes : elements) / seconds;
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("elements", elements);
      values.put("bytes", bytes);
      values.put("seconds", seconds);
      values.put("perSecond", rate);
      String amount = inBytes ? Sizes.bytes(bytes) : Sizes.count(elements) + " elements";
      String speed = inBytes ? Sizes.bytes((long) rate) : Sizes.count((long) rate) + " elements";
      return Report.result(
          String.format(Locale.ROOT, "%s in %.1f s, %s/s", amount, seconds, speed), values);
    }
  }
}
