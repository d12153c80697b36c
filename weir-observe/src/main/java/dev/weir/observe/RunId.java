package dev.weir.observe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jdk.jfr.Label;
import jdk.jfr.MetadataDefinition;
import jdk.jfr.Relational;

/// The number of a run in this process; events of one run have the same, and tools relate them.
@MetadataDefinition
@Relational
@Label("Run")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface RunId {}
