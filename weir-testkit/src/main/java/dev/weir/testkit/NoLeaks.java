package dev.weir.testkit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Lets a test fail that leaves a thread or a descriptor behind: `@ExtendWith(NoLeaks.class)`.
///
/// It looks before the test's own `@BeforeEach` and after its own `@AfterEach`. Not for tests that
/// run at the same time as others.
public final class NoLeaks implements BeforeEachCallback, AfterEachCallback {
  private static final Namespace OURS = Namespace.create(NoLeaks.class);

  /// For JUnit.
  public NoLeaks() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(OURS).put(Leaks.class, Leaks.watch());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Leaks leaks = context.getStore(OURS).remove(Leaks.class, Leaks.class);
    if (leaks != null) {
      leaks.assertNone();
    }
  }
}
