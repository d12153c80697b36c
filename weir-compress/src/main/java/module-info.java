/// Compression beyond gzip: zstd, lz4, brotli, and what is recognised by its first bytes.
///
/// A module beside `dev.weir`, found by `ServiceLoader`; it imports the contracts and the spi.
module dev.weir.compress {
  requires dev.weir;
  requires static org.jspecify;
}
