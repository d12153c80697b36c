package dev.weir.pipeline;

import dev.weir.Bound;
import dev.weir.CheckedFunction;
import dev.weir.LimitException;
import dev.weir.Sink;
import dev.weir.Sizes;
import dev.weir.Writable;
import dev.weir.internal.Outlet;
import dev.weir.internal.Outputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;

/// `groupBy`: a branch for each key.
///
/// @param most how many at a time
/// @param key of an element
/// @param branch for a key
/// @param completing whether the one that was given nothing for the longest time makes room for one
///   more
record GroupSink<T, K>(
    int most,
    CheckedFunction<? super T, ? extends K> key,
    Function<? super K, Branch<T>> branch,
    boolean completing)
    implements Sink<T> {

  GroupSink {
    if (most < 1) {
      throw new IllegalArgumentException("groupBy needs at least 1 group: " + most);
    }
  }

  @Override
  public Writable<T> open() {
    var outputs = new Outputs();
    var groups = new Live<>(this, outputs);
    return new FanOutWritable<>(outputs, null, groups::give);
  }

  @Override
  public String name() {
    return "groupBy";
  }

  /// What a group holds is known when it is there.
  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.empty();
  }

  /// The groups of one run; used by the writing thread.
  private static final class Live<T, K> {
    private final GroupSink<T, K> sink;
    private final Outputs outputs;
    private final LinkedHashMap<K, Outlet> groups; // those used last come last

    private Live(GroupSink<T, K> sink, Outputs outputs) {
      this.sink = sink;
      this.outputs = outputs;
      this.groups = new LinkedHashMap<>(16, 0.75f, true);
    }

    private boolean give(T element) throws Exception {
      K key = FanIn.given(sink.key.apply(element));
      Outlet group = groups.get(key);
      if (group == null) {
        group = begin(key);
      }
      boolean _ = outputs.write(group, element); // those that want no more let it go
      return true;
    }

    private Outlet begin(K key) throws Exception {
      if (groups.size() >= sink.most) {
        makeRoom(key);
      }
      K kept = Bound.compact(key);
      Branch<T> branch = Objects.requireNonNull(sink.branch.apply(kept), "the branch of a group");
      Outlet begun = branch.live(outputs.timing());
      outputs.open(List.of(begun));
      groups.put(kept, begun);
      return begun;
    }

    private void makeRoom(K key) throws Exception {
      if (!sink.completing) {
        throw new LimitException(
            "more than "
                + Sizes.count(sink.most)
                + " groups, with '"
                + key
                + "'; raise the limit, or let the oldest be completed");
      }
      Map.Entry<K, Outlet> oldest = groups.firstEntry();
      groups.remove(oldest.getKey());
      outputs.complete(oldest.getValue());
    }
  }
}
