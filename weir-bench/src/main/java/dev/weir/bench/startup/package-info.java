/// What a library for the options of a command costs at the start: each program reads the same
/// words, `--force --level 6 a ! b`, prints what it found, and ends.
@NullMarked
package dev.weir.bench.startup;

import org.jspecify.annotations.NullMarked;
