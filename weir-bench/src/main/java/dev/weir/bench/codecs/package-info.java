/// Gzip and gunzip of a file, with what a Java program has without Weir.
@NullMarked
package dev.weir.bench.codecs;

import org.jspecify.annotations.NullMarked;
