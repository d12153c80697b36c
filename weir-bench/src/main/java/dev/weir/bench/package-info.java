/// Weir and its peers at the same work, without a step between them and the clock. Run by
/// `weir-bench/run`, which starts the contenders in turn and prints the table.
///
/// ```console
/// $ weir-bench/run P5 P6 --pairs 7
/// ```
@NullMarked
package dev.weir.bench;

import org.jspecify.annotations.NullMarked;
