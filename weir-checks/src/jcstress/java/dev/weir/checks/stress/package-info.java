/// What the concurrency proofs share. The proofs themselves live in the packages they prove.
@NullMarked
package dev.weir.checks.stress;

import org.jspecify.annotations.NullMarked;
