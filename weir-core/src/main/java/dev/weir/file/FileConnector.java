package dev.weir.file;

import dev.weir.Sink;
import dev.weir.Source;
import dev.weir.spi.Arguments;
import dev.weir.spi.Connector;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Spec;
import java.nio.file.Path;
import java.util.List;

/// `file:PATH`, or the path alone: [FileSource], [FilesSource] and [FileSink].
public final class FileConnector implements Connector {
  private static final Option PATH =
      Option.of("path", OptionType.PATH, "of the file; the path alone will do").always();
  private static final Option PATHS =
      Option.of(
              "path",
              OptionType.PATH,
              "of a file, or a pattern with * ? [ {; several are read in turn")
          .always()
          .several();
  private static final Spec SOURCE =
      Spec.source("file", "the bytes of files, FIFOs or devices, one after the other", Kind.BYTES)
          .operand(PATHS)
          .example("file:a.log file:old/*.log ! gzip ! file:all.gz");
  private static final Spec SINK =
      Spec.sink(
              "file",
              "a file that appears whole at the end, or not at all; FIFOs and devices at once",
              Kind.BYTES)
          .operand(PATH)
          .option(
              Option.of("replace", OptionType.FLAG, "whether it may take the place of a file")
                  .byDefault("no"))
          .option(Option.of("like", OptionType.PATH, "whose permissions and owner a new file gets"))
          .option(
              Option.of("private", OptionType.FLAG, "whether only the owner may read it")
                  .byDefault("no"))
          .example("file:huge.log ! gzip ! file:huge.log.gz replace=yes");

  /// For the `ServiceLoader`.
  public FileConnector() {}

  @Override
  public String scheme() {
    return "file";
  }

  @Override
  public Spec asSource() {
    return SOURCE;
  }

  @Override
  public Spec asSink() {
    return SINK;
  }

  @Override
  public Source<?> source(Arguments arguments) {
    List<Path> paths = arguments.texts("path").stream().map(FileNames::path).toList();
    Path first = paths.getFirst();
    boolean one = paths.size() == 1 && !Glob.mayBe(first);
    return one ? FileSource.of(first) : new FilesSource(paths, true);
  }

  @Override
  public Sink<?> sink(Arguments arguments) {
    FileSink sink = FileSink.of(FileNames.path(arguments.text("path")));
    if (arguments.has("like")) {
      sink = sink.like(FileNames.path(arguments.text("like")));
    }
    sink = arguments.flag("private") ? sink.forOwnerOnly() : sink;
    return arguments.flag("replace") ? sink.replace() : sink;
  }
}
