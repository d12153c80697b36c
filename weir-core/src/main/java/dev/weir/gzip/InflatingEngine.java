package dev.weir.gzip;

import dev.weir.Report;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who inflates in one life of a decoder, and what there is to say about that.
///
/// @param used who does it, never AUTO
/// @param free whether nobody asked for that engine, and libraries may be looked for
/// @param remark why it is not who was asked for; null if it is
record InflatingEngine(Engine used, boolean free, @Nullable String remark) {

  /// The shortest first input that repays looking for a library.
  static final int WORTHWHILE_BYTES = 1 << 16;

  /// The most native memory that one inflater takes, in bytes.
  static long nativeBytes(Engine asked) {
    return switch (asked) {
      case AUTO, ISAL -> IsalInflater.NATIVE_BYTES;
      case JDK, LIBDEFLATE -> JdkInflater.NATIVE_BYTES; // libdeflate itself takes less
    };
  }

  /// Decides, when the first input is there.
  ///
  /// @param firstBytes how long that is
  static InflatingEngine of(Engine asked, int firstBytes) {
    return switch (asked) {
      case JDK -> of(Engine.JDK);
      case AUTO ->
          firstBytes >= WORTHWHILE_BYTES && NativeLibrary.allowed()
              ? ifThere(IsalLibrary.found())
              : of(Engine.JDK);
      case ISAL -> of(Engine.ISAL, IsalLibrary.found());
      case LIBDEFLATE -> of(Engine.LIBDEFLATE, LibdeflateBlocks.found());
    };
  }

  private static InflatingEngine of(Engine engine) {
    return new InflatingEngine(engine, false, null);
  }

  private static InflatingEngine of(Engine engine, Found<?> found) {
    return found.library() == null ? insteadOf(found) : of(engine);
  }

  private static InflatingEngine insteadOf(Found<?> found) {
    return new InflatingEngine(Engine.JDK, false, found.failure() + ": decompressed by the JDK");
  }

  /// That it is missing is no news to somebody who did not ask for it; that it is broken is.
  private static InflatingEngine ifThere(Found<IsalLibrary> isal) {
    if (isal.broken()) {
      return insteadOf(isal);
    }
    return new InflatingEngine(isal.library() == null ? Engine.JDK : Engine.ISAL, true, null);
  }

  /// Who decodes whole blocks: libdeflate is the fastest at that, and is looked for only now.
  Engine forBlocks() {
    return free && LibdeflateBlocks.found().library() != null ? Engine.LIBDEFLATE : used;
  }

  /// Opens an inflater for streams. libdeflate knows whole blocks only, so there it is the JDK's.
  RawInflater openStream() {
    IsalLibrary isal = used == Engine.ISAL ? IsalLibrary.found().library() : null;
    return isal == null ? new JdkInflater() : new IsalInflater(isal);
  }

  /// Opens an inflater for whole blocks.
  BlockInflater openBlocks() {
    LibdeflateBlocks.Functions libdeflate =
        forBlocks() == Engine.LIBDEFLATE ? LibdeflateBlocks.found().library() : null;
    return libdeflate == null ? new StreamedBlocks(openStream()) : new LibdeflateBlocks(libdeflate);
  }

  /// What the run's summary says.
  ///
  /// @param streamed whether something was no whole block
  /// @param threads how many worked
  Report report(boolean streamed, int threads) {
    boolean replaced = used == Engine.LIBDEFLATE && streamed;
    Engine worked = replaced ? Engine.JDK : streamed ? used : forBlocks();
    String engine = worked.name().toLowerCase(Locale.ROOT);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("engine", engine);
    values.put("threads", threads);
    if (remark != null) {
      return Report.remark(remark, values);
    }
    if (replaced) {
      return Report.remark("libdeflate knows BGZF blocks only: decompressed by the JDK", values);
    }
    return Report.detail(threads > 1 ? engine + ", " + threads + " threads" : engine, values);
  }
}
