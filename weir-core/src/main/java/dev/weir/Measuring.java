package dev.weir;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// `measure`: how much passes, how fast, and in elements of what size: bytes of a block, characters
/// of a text.
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

  private static final class Meter<T> implements PromptStep<T, T>, Reporting {
    private long elements;
    private long bytes;
    private long began; // nanoTime when the first came
    private long sized; // how many had a size
    private long sizes; // of all of them together
    private int smallest = Integer.MAX_VALUE;
    private int largest;

    @Override
    public void take(T in, Emitter<? super T> out) throws Exception {
      if (elements++ == 0) {
        began = System.nanoTime();
      }
      if (in instanceof Bytes run) {
        bytes += run.length();
        size(run.length());
      } else if (in instanceof CharSequence text) {
        size(text.length());
      }
      out.emit(in);
    }

    private void size(int size) {
      sized++;
      sizes += size;
      smallest = Math.min(smallest, size);
      largest = Math.max(largest, size);
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
      if (sized > 0) {
        values.put("smallest", smallest);
        values.put("largest", largest);
        values.put("mean", (double) sizes / sized);
      }
      String amount = inBytes ? Sizes.bytes(bytes) : Sizes.count(elements) + " elements";
      String speed = inBytes ? Sizes.bytes((long) rate) : Sizes.count((long) rate) + " elements";
      return Report.result(
          String.format(Locale.ROOT, "%s in %.1f s, %s/s", amount, seconds, speed)
              + (inBytes || sized == 0 ? "" : lengths()),
          values);
    }

    /// Of texts: that of blocks is nobody's doing.
    private String lengths() {
      return String.format(
          Locale.ROOT,
          ", %s to %s characters, %.1f on average",
          Sizes.count(smallest),
          Sizes.count(largest),
          (double) sizes / sized);
    }
  }
}
