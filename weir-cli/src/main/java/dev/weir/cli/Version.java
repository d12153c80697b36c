package dev.weir.cli;

import java.lang.module.ModuleDescriptor;

/// What this is.
final class Version {
  private Version() {}

  static String text() {
    return "weir " + ofWeir() + " (Java " + Runtime.version() + ")\n";
  }

  private static String ofWeir() {
    ModuleDescriptor module = Main.class.getModule().getDescriptor();
    if (module != null) {
      return module.rawVersion().orElse("of no version");
    }
    String manifest = Main.class.getPackage().getImplementationVersion();
    return manifest == null ? "of no version" : manifest;
  }
}
