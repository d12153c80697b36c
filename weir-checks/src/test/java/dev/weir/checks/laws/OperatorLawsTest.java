package dev.weir.checks.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operator of the [Catalogue] keeps every [Law].
class OperatorLawsTest {

  static Stream<Arguments> operatorsAndLaws() {
    return Catalogue.all().stream()
        .flatMap(operator -> Stream.of(Law.values()).map(law -> Arguments.of(operator, law)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("operatorsAndLaws")
  void everyOperatorKeepsEveryLaw(Operator operator, Law law) throws Exception {
    law.check(operator);
  }

  @Test
  void eachEntryHasAName() {
    long names = Catalogue.all().stream().map(Operator::name).distinct().count();
    assertEquals(Catalogue.all().size(), names);
  }
}
