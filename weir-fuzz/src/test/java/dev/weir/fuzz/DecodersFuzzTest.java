package dev.weir.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.weir.compress.Brotli;
import dev.weir.compress.Compressed;
import dev.weir.compress.Lz4;
import dev.weir.compress.Zstd;
import dev.weir.gzip.Deflate;
import dev.weir.gzip.Engine;
import dev.weir.gzip.Gzip;
import dev.weir.gzip.Zlib;
import java.io.ByteArrayInputStream;
import java.util.zip.GZIPInputStream;

/// Damaged and malicious compressed data.
class DecodersFuzzTest {
  private static final int MOST = 1 << 20;

  @FuzzTest(maxDuration = "10m")
  void gunzip(FuzzedDataProvider data) throws Exception {
    int size = data.consumeInt(1, 300);
    byte[] input = data.consumeRemainingAsBytes();
    var ours = Target.decodes(Gzip.decompress().engine(Engine.JDK).maxBytes(MOST), input, size);
    var onThreads =
        Target.decodes(Gzip.decompress().engine(Engine.JDK).threads(2).maxBytes(MOST), input, size);
    assertEquals(ours, onThreads);
    if (!ours.failed()) {
      try (var jdk = new GZIPInputStream(new ByteArrayInputStream(input))) {
        assertArrayEquals(jdk.readAllBytes(), Target.joined(ours));
      }
    }
  }

  @FuzzTest(maxDuration = "10m")
  void gunzipByIsal(FuzzedDataProvider data) throws Exception {
    int size = data.consumeInt(1, 300);
    byte[] input = data.consumeRemainingAsBytes();
    assertEquals(
        Target.decodes(Gzip.decompress().engine(Engine.JDK).maxBytes(MOST), input, size),
        Target.decodes(Gzip.decompress().engine(Engine.ISAL).maxBytes(MOST), input, size));
  }

  @FuzzTest(maxDuration = "10m")
  void unzlib(FuzzedDataProvider data) throws Exception {
    Target.decodes(Zlib.decompress().maxBytes(MOST), data);
  }

  @FuzzTest(maxDuration = "10m")
  void inflate(FuzzedDataProvider data) throws Exception {
    Target.decodes(Deflate.decompress().maxBytes(MOST), data);
  }

  @FuzzTest(maxDuration = "10m")
  void unzstd(FuzzedDataProvider data) throws Exception {
    Target.decodes(Zstd.decompress().maxBytes(MOST), data);
  }

  @FuzzTest(maxDuration = "10m")
  void unlz4(FuzzedDataProvider data) throws Exception {
    Target.decodes(Lz4.decompress().maxBytes(MOST), data);
  }

  @FuzzTest(maxDuration = "10m")
  void unbrotli(FuzzedDataProvider data) throws Exception {
    Target.decodes(Brotli.decompress().maxBytes(MOST), data);
  }

  @FuzzTest(maxDuration = "10m")
  void decompress(FuzzedDataProvider data) throws Exception {
    int size = data.consumeInt(1, 300);
    byte[] input = data.consumeRemainingAsBytes();
    var outcome = Target.decodes(Compressed.decompress().maxBytes(MOST), input, size);
    if (input.length > 1 && (input[0] & 0xff) == 0x1f && (input[1] & 0xff) == 0x8b) {
      assertEquals(Target.decodes(Gzip.decompress().maxBytes(MOST), input, size), outcome);
    }
  }
}
