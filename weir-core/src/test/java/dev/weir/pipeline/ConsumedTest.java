package dev.weir.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.Emitter;
import dev.weir.Sources;
import dev.weir.Step;
import dev.weir.Transform;
import dev.weir.file.FileSink;
import dev.weir.gzip.Gzip;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A step is told that what it gave was used up only where nobody can still have it.
class ConsumedTest {
  @TempDir Path folder;

  private final List<Boolean> told = new ArrayList<>();

  private Pipeline<Bytes> pipeline() {
    Transform<Bytes, Bytes> asking =
        () ->
            new Step<>() {
              @Override
              public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
                out.emit(in);
                told.add(out.consumed());
              }
            };
    return Pipeline.from(Sources.of(Bytes.utf8("a"), Bytes.utf8("river"))).through(asking);
  }

  @Test
  void aFileHasUsedItUp() throws Exception {
    var _ = pipeline().to(FileSink.of(folder.resolve("out"))).run();
    assertEquals(List.of(true, true), told);
  }

  @Test
  void aStepThatOnlyRecodesHasUsedItUp() throws Exception {
    var _ = pipeline().through(Gzip.compress()).toList(10).run();
    assertEquals(List.of(true, true), told);
  }

  @Test
  void aListHasNot() throws Exception {
    assertEquals(List.of(Bytes.utf8("a"), Bytes.utf8("river")), pipeline().toList(10).run());
    assertEquals(List.of(false, false), told);
  }

  @Test
  void aUsersFunctionMayNotHave() throws Exception {
    var _ = pipeline().map(bytes -> bytes).to(FileSink.of(folder.resolve("out"))).run();
    assertEquals(List.of(false, false), told);
  }

  @Test
  void aBufferHasNot() throws Exception {
    var _ = pipeline().buffer(Bound.elements(4)).to(FileSink.of(folder.resolve("out"))).run();
    assertEquals(List.of(false, false), told);
  }
}
