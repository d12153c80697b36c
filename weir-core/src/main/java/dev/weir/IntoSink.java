package dev.weir;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// A sink behind transforms: what is written goes through the steps, in the writer's thread.
record IntoSink<I, O>(List<Transform<?, ?>> transforms, Sink<O> sink) implements Sink<I> {

  IntoSink {
    transforms = transforms.stream().flatMap(t -> ChainTransform.parts(t).stream()).toList();
  }

  @Override
  public Writable<I> open() throws IOException, InterruptedException {
    Overseeing.refuse(transforms);
    Chain<I, O> chain;
    try {
      chain = Chain.open(transforms);
    } catch (OpeningException e) {
      throw Sneaky.rethrow(e.failure());
    }
    try {
      return new PushedWritable<>(chain, sink.open());
    } catch (Throwable e) {
      try (Closeable _ = chain::closeSide) {
        chain.close();
      } catch (Throwable suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  @Override
  public Ending ending() {
    return sink.ending();
  }

  @Override
  public String name() {
    return new ChainTransform<>(transforms).name() + " ! " + sink.name();
  }

  @Override
  public OptionalLong heldBytes() {
    var stages = new ArrayList<Stage>(transforms);
    stages.add(sink);
    return ChainTransform.held(stages);
  }

  @Override
  public long nativeBytes() {
    var stages = new ArrayList<Stage>(transforms);
    stages.add(sink);
    return ChainTransform.nativeBytes(stages);
  }
}
