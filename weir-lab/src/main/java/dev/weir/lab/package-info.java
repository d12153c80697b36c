/// The lab: the lesson of backpressure, as processes under one memory limit that are watched.
///
/// [dev.weir.lab.Lab] is the program. An [dev.weir.lab.Experiment] runs each
/// [dev.weir.lab.Contender] of each [dev.weir.lab.Scenario] inside a [dev.weir.lab.Fence] and gives
/// [dev.weir.lab.Outcome]s, of which the live view, the report, the pictures and the JSON are made.
@NullMarked
package dev.weir.lab;

import org.jspecify.annotations.NullMarked;
