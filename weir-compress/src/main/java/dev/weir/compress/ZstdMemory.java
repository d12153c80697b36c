package dev.weir.compress;

/// What the library of zstd allocates, in bytes.
///
/// The library can tell, but its binding does not ask it. So this follows its allocation, with its
/// own table of parameters, each part rounded up. It is held against what the library estimates for
/// each level, and against what a process was seen to take with workers.
final class ZstdMemory {
  private static final long KIB = 1 << 10;
  private static final long MIB = 1 << 20;

  /// Blocks, sequences, entropy tables, and the optimal parser's prices.
  private static final long ENCODER_BYTES = 1536 * KIB;

  /// Tables, and one block before and one behind the decoder.
  private static final long DECODER_BYTES = 640 * KIB;

  /// By level, from 1: the window, the chain table, the hash table, as powers of two. Negative
  /// levels take what level 1 takes.
  private static final int[][] LOGS = {
    {19, 13, 14}, {20, 15, 16}, {21, 16, 17}, {21, 18, 18}, {21, 18, 19}, {21, 18, 19},
    {21, 19, 20}, {21, 19, 20}, {22, 20, 21}, {22, 21, 22}, {22, 21, 22}, {22, 22, 23},
    {22, 22, 23}, {22, 22, 23}, {22, 23, 23}, {22, 22, 22}, {23, 23, 22}, {23, 23, 22},
    {23, 24, 22}, {25, 25, 23}, {26, 26, 24}, {27, 27, 25},
  };

  private ZstdMemory() {}

  /// For one encoder, with its workers.
  static long encoderBytes(ZstdEncoder encoder) {
    long single = matchBytes(encoder) + longBytes(encoder) + ENCODER_BYTES;
    return encoder.workers() == 0 ? single + windowBytes(encoder) : workerBytes(encoder, single);
  }

  /// For one decoder.
  static long decoderBytes(long windowBytes) {
    return windowBytes + DECODER_BYTES;
  }

  /// Each worker has tables of its own; all have the input of their jobs, with room for the next
  /// and for what they overlap, and what comes out of as many jobs as are kept.
  private static long workerBytes(ZstdEncoder encoder, long single) {
    long job = jobBytes(encoder);
    long workers = encoder.workers();
    long window = encoder.windowLog() == ZstdEncoder.WINDOW_OF_LEVEL ? 0 : windowBytes(encoder);
    long input = Math.max(window, workers * job) + 3 * job;
    long output = (2 * workers + 3) * (job + job / 256 + 64 * KIB);
    return workers * single + input + output + longBytes(encoder);
  }

  /// How much of the input one worker takes at a time: the library goes by the window, or by the
  /// table of what is near where the window is for long matches.
  private static long jobBytes(ZstdEncoder encoder) {
    int[] logs = logs(encoder);
    boolean longMatches = encoder.windowLog() != ZstdEncoder.WINDOW_OF_LEVEL;
    return 1L << (longMatches ? Math.max(21, logs[1] + 3) : Math.max(20, logs[0] + 2));
  }

  private static long windowBytes(ZstdEncoder encoder) {
    return 1L << windowLog(encoder);
  }

  private static int windowLog(ZstdEncoder encoder) {
    return encoder.windowLog() == ZstdEncoder.WINDOW_OF_LEVEL
        ? logs(encoder)[0]
        : encoder.windowLog();
  }

  private static long matchBytes(ZstdEncoder encoder) {
    int[] logs = logs(encoder);
    long tags = 1L << logs[2];
    return (Integer.BYTES << logs[1]) + ((long) Integer.BYTES << logs[2]) + tags;
  }

  /// The table of long matches.
  private static long longBytes(ZstdEncoder encoder) {
    if (encoder.windowLog() == ZstdEncoder.WINDOW_OF_LEVEL) {
      return 0;
    }
    return (9L << Math.max(6, encoder.windowLog() - 4)) + MIB;
  }

  private static int[] logs(ZstdEncoder encoder) {
    return LOGS[Math.max(0, encoder.level() - 1)];
  }
}
