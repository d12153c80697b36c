/// Authenticated encryption of streams.
///
/// A module beside `dev.weir`, found by `ServiceLoader`; it imports the contracts, files and the
/// spi.
module dev.weir.crypto {
  requires com.google.crypto.tink;
  requires com.google.gson; // tink's own need, which an automatic module cannot say
  requires transitive dev.weir;
  requires static org.jspecify;

  exports dev.weir.crypto;

  // the same as in META-INF/services, for the class path
  provides dev.weir.spi.Connector with
      dev.weir.crypto.NewKeyConnector;
  provides dev.weir.spi.Verb with
      dev.weir.crypto.DecryptVerb,
      dev.weir.crypto.EncryptVerb;
}
