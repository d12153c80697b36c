package dev.weir.checks.layers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.weir.Bytes;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Arrows point down, never up, never sideways between siblings.
class LayersTest {
  private static final JavaClasses WEIR =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.weir");

  private static final List<String> SUBJECTS =
      List.of(
          "dev.weir.cipher", "dev.weir.file", "dev.weir.text", "dev.weir.frame", "dev.weir.gzip");

  @Test
  void theClassesAreFound() {
    for (String name :
        List.of("dev.weir.Chain", "dev.weir.internal.Ring", "dev.weir.file.FileSink")) {
      assertTrue(WEIR.contain(name), name);
    }
  }

  @Test
  void theContractsImportNothingOfOurs() {
    only("dev.weir").check(WEIR);
  }

  @Test
  void theMachineImportsTheContracts() {
    only("dev.weir.internal", "dev.weir").check(WEIR);
  }

  @Test
  void pipelinesImportTheMachineAndTheContracts() {
    only("dev.weir.pipeline", "dev.weir", "dev.weir.internal").check(WEIR);
  }

  @Test
  void wordsImportPipelinesAndContracts() {
    only("dev.weir.spi", "dev.weir", "dev.weir.pipeline").check(WEIR);
  }

  @Test
  void subjectsImportContractsAndWordsButNotEachOther() {
    for (String subject : SUBJECTS) {
      only(subject, "dev.weir", "dev.weir.spi").check(WEIR);
    }
  }

  @Test
  void interopImportsContractsPipelinesAndFiles() {
    only("dev.weir.interop", "dev.weir", "dev.weir.pipeline", "dev.weir.file").check(WEIR);
  }

  @Test
  void nobodyReachesIntoTheMachineButPipelines() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.weir.internal", "dev.weir.pipeline")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.weir.internal")
        .check(WEIR);
  }

  @Test
  void packagesHaveNoCircles() {
    slices().matching("dev.weir.(*)..").should().beFreeOfCycles().check(WEIR);
  }

  @Test
  void theLabAndTheCommandDoNotKnowEachOther() {
    assertTrue(WEIR.contain("dev.weir.lab.Lab"), "the lab is looked at");
    noClasses()
        .that()
        .resideInAPackage("dev.weir.lab..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.weir.cli..")
        .check(WEIR);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.weir.lab..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.weir.lab..")
        .check(WEIR);
  }

  @Test
  void onlyTheCommandKnowsWhatObserves() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.weir.observe..", "dev.weir.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.weir.observe..")
        .check(WEIR);
    noClasses()
        .that()
        .resideInAPackage("dev.weir.observe..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.weir.cli..", "dev.weir.lab..", "dev.weir.internal..")
        .check(WEIR);
  }

  @Test
  void noPreviewApiIsUsed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.StructuredTaskScope")
        .check(WEIR);
  }

  @Test
  void theArtifactNeedsTheBaseModuleAlone() {
    Path artifact = Path.of(location());
    var required =
        ModuleFinder.of(artifact).find("dev.weir").orElseThrow().descriptor().requires().stream()
            .filter(r -> !r.modifiers().contains(Requires.Modifier.STATIC))
            .map(r -> r.name())
            .collect(Collectors.toSet());
    assertEquals(Set.of("java.base"), required);
  }

  private static String location() {
    return Bytes.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  /// Classes of a package depend on Java, on that package, and on the allowed ones.
  private static ArchRule only(String of, String... allowed) {
    var packages = new ArrayList<String>();
    packages.add(of);
    Stream.of(allowed).forEach(packages::add);
    packages.add("java..");
    packages.add("javax.crypto.."); // of java.base
    packages.add("org.jspecify.annotations");
    packages.add(""); // primitive types and arrays of them
    return classes()
        .that()
        .resideInAPackage(of)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(packages.toArray(String[]::new));
  }
}
