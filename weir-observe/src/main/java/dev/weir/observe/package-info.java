/// What a run does, for machines: JFR events, meters, the memory of the process.
@NullMarked
package dev.weir.observe;

import org.jspecify.annotations.NullMarked;
