package dev.weir.spi;

import java.io.IOException;

/// A program that the command runs under its own name, as `weir lab`: something larger than a
/// pipeline, that a module of its own brings along.
///
/// It is found by `ServiceLoader`, and only when its name, help or completion is asked for. Help,
/// completion, the manual and the reference are made of its [Spec], its options written
/// `--name=VALUE`.
public interface Program {

  /// Its name, options and operand.
  ///
  /// @return made by [Spec#program(String, String)]
  Spec spec();

  /// What there is to know beyond the summary.
  ///
  /// @return lines of text, each ended
  String details();

  /// Runs it. Blocks until it is over; called at most once in a process, in the main thread.
  ///
  /// @param arguments checked against the spec
  /// @param console where to speak
  /// @return the exit code: 0 if all went well
  /// @throws UsageException if the arguments do not fit each other; exit code 2
  /// @throws IOException what went wrong, for one line on standard error; exit code 1
  /// @throws InterruptedException if interrupted; everything it began is over
  int run(Arguments arguments, Console console) throws IOException, InterruptedException;
}
