package dev.weir.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a scripted stage does besides its work: which call fails, and which one blocks. A value; it
/// counts anew in each life of a stage.
///
/// @param cues for each of them, which call and what happens there
public record Script(List<Cue> cues) {
  private static final Script NOTHING = new Script(List.of());

  /// Copies the list.
  public Script {
    cues = List.copyOf(cues);
  }

  /// What happens at a cue.
  public sealed interface Act {}

  /// The call throws.
  ///
  /// @param failure thrown as it is, whatever the call declares
  public record Fail(Throwable failure) implements Act {}

  /// The call stays in a hold before it does its work.
  ///
  /// @param hold where it stays
  public record Stay(Hold hold) implements Act {}

  /// One call that is special.
  ///
  /// @param call which kind
  /// @param nth which of them in a life, from 1
  /// @param act what happens there
  public record Cue(Call call, long nth, Act act) {}

  /// Nothing special.
  ///
  /// @return an empty script
  public static Script nothing() {
    return NOTHING;
  }

  /// One call fails.
  ///
  /// @param call which kind
  /// @param nth which of them in a life, from 1
  /// @param failure thrown as it is, whatever the call declares
  /// @return the script
  public static Script failing(Call call, long nth, Throwable failure) {
    return NOTHING.and(new Cue(call, nth, new Fail(failure)));
  }

  /// One call stays in a hold before it does its work.
  ///
  /// @param call which kind
  /// @param nth which of them in a life, from 1
  /// @param hold where it stays; told of aborts
  /// @return the script
  public static Script staying(Call call, long nth, Hold hold) {
    return NOTHING.and(new Cue(call, nth, new Stay(hold)));
  }

  /// This script with a cue more.
  ///
  /// @param cue the cue
  /// @return the longer script
  public Script and(Cue cue) {
    var more = new ArrayList<>(cues);
    more.add(cue);
    return new Script(more);
  }

  /// Both scripts in one.
  ///
  /// @param other its cues come after these
  /// @return the longer script
  public Script and(Script other) {
    var more = new ArrayList<>(cues);
    more.addAll(other.cues);
    return new Script(more);
  }

  Optional<Act> act(Call call, long nth) {
    return cues.stream().filter(c -> c.call() == call && c.nth() == nth).map(Cue::act).findFirst();
  }
}
