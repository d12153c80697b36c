package dev.weir.gzip;

import dev.weir.Report;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who inflates in one life of a decoder, and what there is to say about that.
///
/// A library is looked for when it is needed first: that costs tens of milliseconds.
///
/// Threads: all methods from anywhere.
///
/// @param asked who was asked for
/// @param looks whether AUTO looks for libraries
record InflatingEngine(Engine asked, boolean looks) {

  /// The shortest first input that repays looking for a library.
  static final int WORTHWHILE_BYTES = 1 << 16;

  /// Decides, when the first input is there.
  ///
  /// @param firstBytes how long that is
  static InflatingEngine of(Engine asked, int firstBytes) {
    return new InflatingEngine(asked, firstBytes >= WORTHWHILE_BYTES && NativeLibrary.allowed());
  }

  /// The most native memory that one inflater takes, in bytes.
  static long nativeBytes(Engine asked) {
    return switch (asked) {
      case AUTO, ISAL -> IsalInflater.NATIVE_BYTES;
      case JDK, LIBDEFLATE -> JdkInflater.NATIVE_BYTES; // libdeflate itself takes less
    };
  }

  /// ISA-L, if it is to be used and can be.
  private @Nullable IsalLibrary isal() {
    boolean wanted = asked == Engine.ISAL || (asked == Engine.AUTO && looks);
    return wanted ? IsalLibrary.found().library() : null;
  }

  /// libdeflate, which is the fastest for whole blocks and knows nothing else.
  private LibdeflateBlocks.@Nullable Functions libdeflate() {
    boolean wanted = asked == Engine.LIBDEFLATE || (asked == Engine.AUTO && looks);
    return wanted ? LibdeflateBlocks.found().library() : null;
  }

  /// Whether blocks are to be decoded as blocks even by one thread.
  boolean prefersBlocks() {
    return asked == Engine.LIBDEFLATE && libdeflate() != null;
  }

  /// Opens an inflater for streams.
  RawInflater openStream() {
    IsalLibrary isal = isal();
    return isal == null ? new JdkInflater() : new IsalInflater(isal);
  }

  /// Opens an inflater for whole blocks.
  BlockInflater openBlocks() {
    LibdeflateBlocks.Functions libdeflate = libdeflate();
    return libdeflate == null ? new StreamedBlocks(openStream()) : new LibdeflateBlocks(libdeflate);
  }

  /// What the run's summary says.
  ///
  /// @param streamed whether something was no whole block
  /// @param threads how many worked
  Report report(boolean streamed, int threads) {
    String engine = worked(streamed).name().toLowerCase(Locale.ROOT);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("engine", engine);
    values.put("threads", threads);
    String why = replaced(streamed);
    return why == null
        ? Report.detail(threads > 1 ? engine + ", " + threads + " threads" : engine, values)
        : Report.remark(why + ": decompressed by the JDK", values);
  }

  private Engine worked(boolean streamed) {
    if (!streamed && libdeflate() != null) {
      return Engine.LIBDEFLATE;
    }
    return isal() == null ? Engine.JDK : Engine.ISAL;
  }

  /// Why it was not who was asked for; null if it was. A library that is missing is no news to
  /// somebody who did not ask for it; one that is broken is.
  private @Nullable String replaced(boolean streamed) {
    return switch (asked) {
      case JDK -> null;
      case AUTO ->
          looks && streamed && IsalLibrary.found().broken() ? IsalLibrary.found().failure() : null;
      case ISAL -> isal() == null ? IsalLibrary.found().failure() : null;
      case LIBDEFLATE ->
          libdeflate() == null
              ? LibdeflateBlocks.found().failure()
              : streamed ? "libdeflate knows BGZF blocks only" : null;
    };
  }
}
