package dev.weir.checks.laws;

import java.util.Locale;

/// What holds for every operator. Each of them can be broken by an operator; [BrokenLawsTest] has
/// one that does.
enum Law {
  PUSHED_IT_GIVES_WHAT_IT_SAYS,
  PULLED_IT_GIVES_THE_SAME,
  AS_A_PART_OF_A_SINK_IT_GIVES_THE_SAME,
  BUFFERS_AROUND_IT_CHANGE_NOTHING,
  OF_NOTHING_IT_MAKES_WHAT_IT_SAYS,
  OF_MUCH_IT_MAKES_THE_SAME_BOTH_WAYS,
  ITS_LIVES_ARE_INDEPENDENT,
  ITS_LISTS_CANNOT_BE_CHANGED,
  IT_PAUSES_WHERE_IT_IS_ASKED_TO,
  AN_EARLY_END_STOPS_WHAT_IS_BEFORE_IT,
  A_SINK_THAT_HAS_ENOUGH_IS_A_SUCCESS,
  A_FAILURE_BEFORE_IT_IS_THE_ONE_CAUSE,
  A_FAILURE_IN_IT_IS_THE_ONE_CAUSE,
  A_FAILURE_BEHIND_IT_IS_THE_ONE_CAUSE,
  A_CANCELLED_SINK_LEAVES_NOTHING,
  IT_DOES_NOT_RUN_AHEAD,
  IT_KEEPS_NO_MORE_THAN_IT_SAYS;

  /// Throws if an operator does not keep it.
  void check(Operator operator) throws Exception {
    switch (this) {
      case PUSHED_IT_GIVES_WHAT_IT_SAYS -> Results.pushed(operator);
      case PULLED_IT_GIVES_THE_SAME -> Results.pulled(operator);
      case AS_A_PART_OF_A_SINK_IT_GIVES_THE_SAME -> Results.inSink(operator);
      case BUFFERS_AROUND_IT_CHANGE_NOTHING -> Results.buffered(operator);
      case OF_NOTHING_IT_MAKES_WHAT_IT_SAYS -> Results.ofNothing(operator);
      case OF_MUCH_IT_MAKES_THE_SAME_BOTH_WAYS -> Results.much(operator);
      case ITS_LIVES_ARE_INDEPENDENT -> Results.lives(operator);
      case ITS_LISTS_CANNOT_BE_CHANGED -> Results.lists(operator);
      case IT_PAUSES_WHERE_IT_IS_ASKED_TO -> Pauses.asked(operator);
      case AN_EARLY_END_STOPS_WHAT_IS_BEFORE_IT -> Endings.early(operator);
      case A_SINK_THAT_HAS_ENOUGH_IS_A_SUCCESS -> Endings.enough(operator);
      case A_FAILURE_BEFORE_IT_IS_THE_ONE_CAUSE -> Endings.failureBefore(operator);
      case A_FAILURE_IN_IT_IS_THE_ONE_CAUSE -> Endings.failureIn(operator);
      case A_FAILURE_BEHIND_IT_IS_THE_ONE_CAUSE -> Endings.failureBehind(operator);
      case A_CANCELLED_SINK_LEAVES_NOTHING -> Endings.cancelled(operator);
      case IT_DOES_NOT_RUN_AHEAD -> Bounds.ahead(operator);
      case IT_KEEPS_NO_MORE_THAN_IT_SAYS -> Bounds.kept(operator);
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
