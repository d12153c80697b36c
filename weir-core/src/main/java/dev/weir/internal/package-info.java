/// The machine: what moves elements once a pipeline runs. Not exported.
///
/// It imports the contracts of [dev.weir] and nothing else of ours. A `Plan` is opened into
/// sections, one thread each; between two of them is a `Ring`; a `Scope` sees to it that nobody
/// leaves before everybody is out.
///
/// ```
///   Scope
///    ├── Section: Cursor ─ Chain ─ RingWriter        a virtual thread
///    │                              Ring
///    └── Section: RingReader ─ Chain ─ Writable      the caller's thread
/// ```
@NullMarked
package dev.weir.internal;

import org.jspecify.annotations.NullMarked;
