/// Weir and the streams of the JDK, both ways.
///
/// Above pipelines and files, of which it is made; nothing of ours imports it. One class for each
/// kind of stream: [JavaStreams] (`java.util.stream`), [ByteStreams] (`InputStream`,
/// `OutputStream`), [ByteChannels], [CharStreams] (`Reader`, `Writer`), [Flows]
/// (`java.util.concurrent.Flow`, and so Reactor, RxJava and the rest), [Futures].
///
/// What is **given** to Weir is closed with the life that reads or writes it; what is **lent**
/// stays open. What Weir gives is closed by whoever has it; closed without `end()`, what was
/// written into a sink is abandoned.
///
/// ```java
/// // a library that writes into an OutputStream: the file is there, whole, when it returns
/// ByteStreams.write(FileSink.of(path), out -> ImageIO.write(image, "png", out));
///
/// // a reactive client: at most 256 elements are on their way
/// Pipeline.from(Flows.source(publisher, Bound.elements(256))).forEach(row -> store(row)).run();
/// ```
@NullMarked
package dev.weir.interop;

import org.jspecify.annotations.NullMarked;
