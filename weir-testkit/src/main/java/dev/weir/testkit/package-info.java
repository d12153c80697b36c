/// Stages that follow a script, a journal of what was called, two threads under control, checks for
/// leaks: for the tests of whoever writes a source, a step or a sink, and for Weir's own.
///
/// ```java
/// var journal = new Journal();
/// var failure = new IOException("the wire is cut");
/// var source = ScriptedSource.of(journal, "wire", 1, 2, 3);
/// var job =
///     Pipeline.from(source.with(Script.failing(Call.READ, 2, failure)))
///         .to(ScriptedSink.of(journal, "sink"));
/// var thrown = assertThrows(StreamException.class, job::run);
/// assertSame(failure, thrown.getCause());
/// journal.assertLivesAreWhole(); // what was opened was closed once, last
/// ```
///
/// It imports [dev.weir] and nothing else of ours.
@NullMarked
package dev.weir.testkit;

import org.jspecify.annotations.NullMarked;
