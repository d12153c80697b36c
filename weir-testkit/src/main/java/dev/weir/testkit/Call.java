package dev.weir.testkit;

/// What can be called on a stage, and on its life.
public enum Call {
  /// `Source.open`, `Transform.open`, `Sink.open`.
  OPEN,
  /// `Cursor.read`.
  READ,
  /// `Step.take`.
  TAKE,
  /// `Step.more`.
  MORE,
  /// `Writable.write`.
  WRITE,
  /// `Step.flush`, `Writable.flush`.
  FLUSH,
  /// `Step.finish`.
  FINISH,
  /// `Writable.end`.
  END,
  /// `close` of a life.
  CLOSE,
  /// `abort` of a life; the one call that may come at any time and from any thread.
  ABORT
}
