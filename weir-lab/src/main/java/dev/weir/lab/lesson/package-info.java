/// The lessons: each a program of one file, to be read from top to bottom, and run by the lab in a
/// process of its own. They share a fast source and a slow sink, which [dev.weir.lab.lesson.Setup]
/// gives them.
@NullMarked
package dev.weir.lab.lesson;

import org.jspecify.annotations.NullMarked;
