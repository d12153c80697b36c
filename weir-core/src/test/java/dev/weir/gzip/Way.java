package dev.weir.gzip;

/// Every way to decompress. Where a library is missing, its way is the JDK's once more.
enum Way {
  AUTO(Engine.AUTO, 1),
  JDK(Engine.JDK, 1),
  ISAL(Engine.ISAL, 1),
  LIBDEFLATE(Engine.LIBDEFLATE, 1),
  JDK_ON_THREADS(Engine.JDK, 2),
  ISAL_ON_THREADS(Engine.ISAL, 3),
  LIBDEFLATE_ON_THREADS(Engine.LIBDEFLATE, 2);

  final Engine engine;
  final int threads;

  Way(Engine engine, int threads) {
    this.engine = engine;
    this.threads = threads;
  }

  GzipDecoder decoder() {
    return Gzip.decompress().engine(engine).threads(threads);
  }
}
