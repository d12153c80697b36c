/// The real command, end to end: every behaviour and every error that its help promises.
@NullMarked
package dev.weir.checks.command;

import org.jspecify.annotations.NullMarked;
