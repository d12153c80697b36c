package dev.weir.pipeline;

import dev.weir.Bound;
import dev.weir.CheckedBiFunction;
import dev.weir.CheckedFunction;
import dev.weir.LimitException;
import dev.weir.Sizes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `toMap`.
final class MapResult<T, K, V> extends Result<T, Map<K, V>> {
  private static final int SHOWN = 100;

  private final int max;
  private final CheckedFunction<? super T, ? extends K> key;
  private final CheckedFunction<? super T, ? extends V> value;
  private final @Nullable CheckedBiFunction<? super V, ? super V, ? extends V> merge;
  private final Map<K, V> map = new LinkedHashMap<>();

  /// @param merge null if a key must not come twice
  MapResult(
      int max,
      CheckedFunction<? super T, ? extends K> key,
      CheckedFunction<? super T, ? extends V> value,
      @Nullable CheckedBiFunction<? super V, ? super V, ? extends V> merge) {
    this.max = max;
    this.key = key;
    this.value = value;
    this.merge = merge;
  }

  @Override
  boolean taken(T element) throws Exception {
    K k = Bound.compact(Objects.requireNonNull(key.apply(element), "key"));
    V v = Objects.requireNonNull(value.apply(element), "value");
    V before = map.get(k);
    if (before == null) {
      checkRoom();
    } else if (merge == null) {
      throw new IllegalStateException("the key " + shown(k) + " came twice, and nothing merges");
    } else {
      v = Objects.requireNonNull(merge.apply(before, v), "merged");
    }
    map.put(k, Bound.compact(v));
    return true;
  }

  private void checkRoom() throws LimitException {
    if (map.size() >= max) {
      throw new LimitException("more than " + Sizes.count(max) + " keys for a map");
    }
  }

  private static String shown(Object key) {
    String text = key.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  @Override
  Map<K, V> result() {
    return Collections.unmodifiableMap(map);
  }

  @Override
  public String name() {
    return "toMap";
  }
}
