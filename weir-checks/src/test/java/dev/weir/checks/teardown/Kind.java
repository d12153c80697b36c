package dev.weir.checks.teardown;

import java.io.IOException;

/// The kinds of failures; each has its own way through the machine.
enum Kind {
  IO {
    @Override
    Throwable failure() {
      return new IOException("boom");
    }
  },
  UNCHECKED {
    @Override
    Throwable failure() {
      return new ArithmeticException("boom");
    }
  },
  CHECKED {
    @Override
    Throwable failure() {
      return new ReflectiveOperationException("boom");
    }
  },
  ERROR {
    @Override
    Throwable failure() {
      return new LinkageError("boom");
    }
  };

  abstract Throwable failure();
}
