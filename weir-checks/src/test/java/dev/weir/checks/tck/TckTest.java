package dev.weir.checks.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/// The tests of Reactive Streams, all four kinds, with their counts, so that one that vanishes is
/// noticed. What is skipped is optional, or cannot be tested, and prints why.
class TckTest {

  static List<Arguments> rules() {
    return List.of(
        Arguments.of(PublisherOfSource.class, 31, 7),
        Arguments.of(PublisherOfPipeline.class, 31, 7),
        Arguments.of(ProcessorOfTransform.class, 41, 27),
        Arguments.of(SubscriberOfSinkSeen.class, 14, 13),
        Arguments.of(SubscriberOfSink.class, 11, 15));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theRulesAreKept(Class<?> verification, int passed, int skipped) {
    var results = new TestListenerAdapter();
    var runner = new TestNG(false);
    runner.setTestClasses(new Class<?>[] {verification});
    runner.addListener(results);
    runner.setVerbose(0);
    runner.run();

    results.getSkippedTests().forEach(test -> System.out.println(line("skipped", test)));
    String failed =
        results.getFailedTests().stream()
            .map(test -> line("failed", test))
            .collect(Collectors.joining("\n"));
    assertEquals("", failed);
    assertEquals(List.of(), results.getConfigurationFailures());
    System.out.printf(
        "TCK %s: %d passed, %d skipped%n",
        verification.getSimpleName(),
        results.getPassedTests().size(),
        results.getSkippedTests().size());
    assertEquals(passed, results.getPassedTests().size(), "passed");
    assertEquals(skipped, results.getSkippedTests().size(), "skipped");
  }

  private static String line(String what, ITestResult test) {
    Throwable why = test.getThrowable();
    return "TCK "
        + test.getTestClass().getRealClass().getSimpleName()
        + " "
        + what
        + " "
        + test.getName()
        + ": "
        + (why == null ? "" : String.valueOf(why.getMessage()).lines().findFirst().orElse(""));
  }
}
