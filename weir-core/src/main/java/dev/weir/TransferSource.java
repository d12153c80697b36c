package dev.weir;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/// A cursor that can move its bytes to a channel without bringing them into the heap.
///
/// Reading and transferring share one position, and only [#read()] knows the end and the failures:
/// whatever stops a transfer, the reading that follows it says why, and says it in the stage whose
/// fault it is.
public interface TransferSource extends Cursor<Bytes> {

  /// Moves the next bytes to where a channel stands.
  ///
  /// @param target written at its own position
  /// @param maxBytes the most to move, in bytes, at least 1
  /// @return how many were moved; 0 if none can be moved this way: go on with [#read()], which
  ///   gives what follows, the end, or the failure
  /// @throws IOException if the cursor cannot go on at all
  /// @throws InterruptedException if interrupted; for this cursor nothing was moved
  long transferTo(WritableByteChannel target, long maxBytes)
      throws IOException, InterruptedException;
}
