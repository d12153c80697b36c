/// Authenticated encryption of streams.
///
/// A module beside `dev.weir`, found by `ServiceLoader`; it imports the contracts and the spi.
module dev.weir.crypto {
  requires dev.weir;
  requires static org.jspecify;
}
