package dev.weir.checks.interop;

import dev.weir.Bytes;
import dev.weir.text.LogGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// What is compressed to see whether it comes back: the same bytes at every run.
enum Data {
  /// A made-up log.
  LOG {
    @Override
    byte[] bytes(int size) throws Exception {
      var out = new ByteArrayOutputStream();
      try (var blocks = LogGenerator.of(size).open()) {
        for (Bytes block : blocks) {
          out.writeBytes(block.toArray());
        }
      }
      return out.toByteArray();
    }
  },

  /// Nothing to compress.
  NOISE {
    @Override
    byte[] bytes(int size) {
      byte[] noise = new byte[size];
      new Random(SEED + size).nextBytes(noise);
      return noise;
    }
  },

  /// Nothing but zeros.
  ZEROS {
    @Override
    byte[] bytes(int size) {
      return new byte[size];
    }
  },

  /// Noise behind a log.
  MIXED {
    @Override
    byte[] bytes(int size) throws Exception {
      byte[] mixed = NOISE.bytes(size);
      System.arraycopy(LOG.bytes(size), 0, mixed, 0, size / 2);
      return mixed;
    }
  },

  /// What a compiler and a linker have made: the beginning of the JDK's own modules.
  REAL {
    @Override
    byte[] bytes(int size) throws IOException {
      Path modules = Path.of(System.getProperty("java.home"), "lib", "modules");
      try (InputStream in = Files.newInputStream(modules)) {
        return in.readNBytes(size);
      }
    }
  };

  private static final long SEED = 20_261_123;

  abstract byte[] bytes(int size) throws Exception;
}
