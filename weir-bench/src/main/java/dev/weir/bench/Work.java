package dev.weir.bench;

import java.util.Map;

/// A piece of work that contenders do in turn.
///
/// @param elements how many elements one round takes through
/// @param checksum what each round must give
/// @param contenders by name, the measured one and its peers
/// @param crowds by contender, what else is warm in the JVM when it is measured in a crowd
record Work(
    long elements, long checksum, Map<String, Round> contenders, Map<String, Round> crowds) {

  Work(long elements, long checksum, Map<String, Round> contenders) {
    this(elements, checksum, contenders, Map.of());
  }

  /// The work of that name.
  static Work of(String name) {
    return switch (name) {
      case "fusion" -> Fusion.work();
      case "deep" -> Growth.deep();
      case "many" -> Growth.many();
      case "fusion-metered" -> Fusion.metered();
      case "crossing-metered" -> Crossing.metered();
      case "crossing" -> Crossing.madeBefore();
      case "crossing-boxing" -> Crossing.boxing();
      case "mapping" -> Mapping.work();
      case "full-1024" -> FullCrossing.work(1_024);
      case "full-16" -> FullCrossing.work(16);
      default -> throw new IllegalArgumentException("unknown work '" + name + "'");
    };
  }
}
