/// Compression beyond gzip: zstd, lz4, brotli, and what is recognised by its first bytes.
///
/// A module beside `dev.weir`, found by `ServiceLoader`; it imports the contracts and the spi.
module dev.weir.compress {
  requires com.aayushatharva.brotli4j;
  requires com.github.luben.zstd_jni;
  requires transitive dev.weir;
  requires org.lz4.java;
  requires static org.jspecify;

  exports dev.weir.compress;

  // the same as in META-INF/services, for the class path
  provides dev.weir.spi.Verb with
      dev.weir.compress.BrotliVerb,
      dev.weir.compress.DecompressVerb,
      dev.weir.compress.Lz4Verb,
      dev.weir.compress.UnbrotliVerb,
      dev.weir.compress.Unlz4Verb,
      dev.weir.compress.UnzstdVerb,
      dev.weir.compress.ZstdVerb;
}
