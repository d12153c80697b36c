package dev.weir.text;

import dev.weir.AbstractCursor;
import dev.weir.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A log that is being made: prepared lines in random order, each with a time and a number of its
/// own.
final class Logging extends AbstractCursor<Bytes> {
  private static final int BLOCK_BYTES = 64 << 10;
  private static final int MILLIS_AT = "2026-11-22T09:30:00.".length();
  private static final long FIRST_SECOND =
      LocalDateTime.of(2026, 11, 22, 9, 30).toEpochSecond(ZoneOffset.UTC);
  private static final long STEP = 0x9E3779B97F4A7C15L; // of SplitMix64
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final long size;
  private final LogLines lines;
  private long left;
  private long state;
  private long second = FIRST_SECOND;
  private int millis;
  private byte[] time = time();

  Logging(long size, long seed) {
    this.size = size;
    this.left = size;
    this.state = seed;
    this.lines = new LogLines(seed);
  }

  @Override
  protected @Nullable Bytes next() {
    if (left == 0) {
      return null;
    }
    byte[] block = new byte[(int) Math.min(BLOCK_BYTES, left) + LogLines.MAX_BYTES];
    int at = 0;
    while (at <= block.length - LogLines.MAX_BYTES && at < left) {
      at += line(block, at);
    }
    if (at >= left) {
      at = (int) left;
      block[at - 1] = '\n';
    }
    left -= at;
    return Bytes.wrap(block, 0, at);
  }

  private int line(byte[] block, int at) {
    long random = random();
    int length = lines.copy((int) random & (LogLines.COUNT - 1), block, at);
    forward((int) (random >>> 61));
    System.arraycopy(time, 0, block, at, LogLines.TIME_BYTES);
    int end = at + length - 1;
    int number = (int) (random >>> 16);
    for (int i = end - LogLines.NUMBER_DIGITS; i < end; i++) {
      block[i] = DIGITS[number & 15];
      number >>>= 4;
    }
    return length;
  }

  private long random() {
    state += STEP;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  private void forward(int moreMillis) {
    millis += moreMillis;
    if (millis >= 1000) {
      millis -= 1000;
      second++;
      time = time();
    }
    time[MILLIS_AT] = DIGITS[millis / 100];
    time[MILLIS_AT + 1] = DIGITS[millis / 10 % 10];
    time[MILLIS_AT + 2] = DIGITS[millis % 10];
  }

  private byte[] time() {
    String text = LocalDateTime.ofEpochSecond(second, 1_000_000, ZoneOffset.UTC) + "Z";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(size);
  }

  @Override
  protected void release() {}
}
