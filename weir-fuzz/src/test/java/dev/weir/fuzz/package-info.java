/// Fuzz targets: one for whatever reads bytes or text that strangers write.
///
/// `./check` runs each over its kept inputs, in `src/test/resources/dev/weir/fuzz/`, a folder for
/// each target; `bin/fuzz` looks for new ones. What it finds is moved there, and stays.
///
/// A new decoder is one method: `Target.decodes(Zstd.decompress(), data)`.
@NullMarked
package dev.weir.fuzz;

import org.jspecify.annotations.NullMarked;
