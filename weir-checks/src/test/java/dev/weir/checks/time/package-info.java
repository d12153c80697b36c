/// Time and trouble, by a clock that the test moves: when exactly each operator of time gives what,
/// and that nothing is lost, kept, or waited for in vain.
@NullMarked
package dev.weir.checks.time;

import org.jspecify.annotations.NullMarked;
