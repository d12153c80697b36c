package dev.weir.lab;

import java.util.List;

/// Is told how an experiment goes. Called in one thread.
interface Watcher {

  /// These run side by side now.
  void running(List<Subject> subjects);

  /// Called again and again while they run.
  void tick();

  /// They are over.
  void over(List<Outcome> outcomes);
}
