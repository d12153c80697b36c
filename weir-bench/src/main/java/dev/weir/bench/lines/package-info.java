/// The same small program with Weir and with the JDK: each line of a file as a String.
@NullMarked
package dev.weir.bench.lines;

import org.jspecify.annotations.NullMarked;
