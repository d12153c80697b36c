/// The command: `weir run SOURCE ! STEP ... ! SINK`.
///
/// The words after `run` are those of `dev.weir.spi`; help is made of their specs. The command adds
/// what belongs to a terminal and a process: options, progress, one line per error, exit codes,
/// signals.
///
/// ```
/// weir run huge.log ! gzip ! huge.log.gz
/// ```
@NullMarked
package dev.weir.cli;

import org.jspecify.annotations.NullMarked;
