package dev.weir.cli;

import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;

/// Signals to this process.
final class Signals {
  /*
   * By reflection, because javac warns of each mention of sun.misc, and that warning cannot be turned
   * off.
   */
  private Signals() {}

  /// Sees to a signal from now on. Where the JVM does not have it, or is run with `-Xrs`, nothing
  /// changes.
  ///
  /// @param name without `SIG`, such as `INT`
  /// @param action told the number of the signal, in a thread of its own
  static void on(String name, IntConsumer action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object named = signal.getConstructor(String.class).newInstance(name);
      int number = (int) signal.getMethod("getNumber").invoke(named);
      Object told =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (_, method, _) -> {
                if (method.getName().equals("handle")) {
                  action.accept(number);
                }
                return null;
              });
      signal.getMethod("handle", signal, handler).invoke(null, named, told);
    } catch (ReflectiveOperationException | IllegalArgumentException _) {
      // without it
    }
  }
}
