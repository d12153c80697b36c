/// What speaks `java.util.concurrent.Flow` keeps its rules: the tests of Reactive Streams.
@org.jspecify.annotations.NullMarked
package dev.weir.checks.tck;
