/// The words of the text form, `SOURCE ! STEP ... ! SINK`, and how a word becomes a stage.
///
/// It imports [dev.weir] and [dev.weir.pipeline]. A [dev.weir.spi.Connector] or a
/// [dev.weir.spi.Verb] says in its [dev.weir.spi.Spec] all that help, checks and error messages
/// need; a [dev.weir.spi.Vocabulary] finds those that are installed and parses with them; a
/// [dev.weir.spi.PipelineText] is the result, with the same values that the API builds.
///
/// ```java
/// PipelineText text = Vocabulary.installed().parse("file:huge.log ! gzip level=6 ! file:huge.log.gz");
/// Summary summary = text.job().run();
/// ```
@NullMarked
package dev.weir.spi;

import org.jspecify.annotations.NullMarked;
