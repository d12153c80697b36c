/// Backpressured streams: contracts, pipelines, files, lines, frames, gzip.
///
/// Imports point down: `dev.weir` imports nothing of ours; `dev.weir.internal` (not exported) the
/// contracts; `dev.weir.pipeline` both; `dev.weir.spi` contracts and pipelines; `dev.weir.file`,
/// `dev.weir.text`, `dev.weir.frame`, `dev.weir.gzip` and `dev.weir.cipher` the contracts and the
/// spi, and not each other; `dev.weir.interop` contracts, pipelines and files.
module dev.weir {
  requires static org.jspecify;

  exports dev.weir;
  exports dev.weir.cipher;
  exports dev.weir.file;
  exports dev.weir.frame;
  exports dev.weir.gzip;
  exports dev.weir.interop;
  exports dev.weir.pipeline;
  exports dev.weir.spi;
  exports dev.weir.text;

  uses dev.weir.spi.Connector;
  uses dev.weir.spi.Verb;

  // the same as in META-INF/services, for the class path
  provides dev.weir.spi.Connector with
      dev.weir.file.FileConnector,
      dev.weir.file.SplitConnector,
      dev.weir.file.StandardInputConnector,
      dev.weir.file.StandardOutputConnector,
      dev.weir.spi.NullConnector,
      dev.weir.text.GenConnector;
  provides dev.weir.spi.Verb with
      dev.weir.cipher.DecipherVerb,
      dev.weir.cipher.EncipherVerb,
      dev.weir.file.TeeVerb,
      dev.weir.gzip.DeflateVerb,
      dev.weir.frame.FramesVerb,
      dev.weir.frame.UnframesVerb,
      dev.weir.gzip.GunzipVerb,
      dev.weir.gzip.GzipVerb,
      dev.weir.gzip.InflateVerb,
      dev.weir.gzip.UnzlibVerb,
      dev.weir.gzip.ZlibVerb,
      dev.weir.spi.BufferVerb,
      dev.weir.spi.CountVerb,
      dev.weir.spi.DedupeVerb,
      dev.weir.spi.DigestVerb,
      dev.weir.spi.DistinctVerb,
      dev.weir.spi.DropVerb,
      dev.weir.spi.MeasureVerb,
      dev.weir.spi.ParallelVerb,
      dev.weir.spi.SampleVerb,
      dev.weir.spi.TakeVerb,
      dev.weir.spi.ThrottleVerb,
      dev.weir.spi.TimeoutVerb,
      dev.weir.text.CutVerb,
      dev.weir.text.DecodeVerb,
      dev.weir.text.EncodeVerb,
      dev.weir.text.GrepVerb,
      dev.weir.text.LinesVerb,
      dev.weir.text.ReplaceVerb,
      dev.weir.text.UnlinesVerb;
}
