package dev.weir.gzip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Driver;
import dev.weir.Driver.Collected;
import dev.weir.LimitException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Limits on what a stranger's gzip expands to; there is none by default.
@ParameterizedClass
@EnumSource(Way.class)
class GzipLimitTest {
  private final Way way;

  GzipLimitTest(Way way) {
    this.way = way;
  }

  private static final List<Bytes> BOMB = List.of(Bytes.wrap(Samples.jdkGzip(new byte[5_000_000])));

  @Test
  void withoutALimitABombIsData() throws Exception {
    assertEquals(5_000_000, Driver.joined(Driver.pushed(way.decoder(), BOMB)).length);
  }

  @Test
  void exactlyTheMostBytesMayComeOut() throws Exception {
    var limited = way.decoder().maxBytes(5_000_000);
    assertEquals(5_000_000, Driver.joined(Driver.pushed(limited, BOMB)).length);
  }

  @Test
  void noMoreThanTheMostBytesComeOut() throws Exception {
    var out = new Collected<Bytes>(false);
    try (var step = way.decoder().maxBytes(1_000_000).open()) {
      var failure = assertThrows(LimitException.class, () -> step.take(BOMB.getFirst(), out));
      Driver.assertSays("expands to more than 1,000,000 bytes at byte ", failure);
    }
    assertTrue(Driver.joined(out.elements).length <= 1_000_000);
  }

  @Test
  void theLimitIsForAllMembersTogether() {
    byte[] member = Samples.jdkGzip(new byte[600]);
    var two = List.of(Bytes.wrap(Samples.concat(member, member)));
    var limited = way.decoder().maxBytes(1_000);
    assertThrows(LimitException.class, () -> Driver.pulled(limited, two));
  }

  @Test
  void moreThanTheRatioIsRefused() {
    var limited = way.decoder().maxExpansion(100);
    var failure = assertThrows(LimitException.class, () -> Driver.pulled(limited, BOMB));
    Driver.assertSays("expands more than maxExpansion (100 to 1) at byte ", failure);
  }

  @Test
  void lessThanTheRatioPasses() throws Exception {
    var limited = way.decoder().maxExpansion(100);
    byte[] text = Samples.text(3_000_000, 1);
    var packed = Driver.blocks(Samples.jdkGzip(text), 1_000);
    assertEquals(text.length, Driver.joined(Driver.pulled(limited, packed)).length);
    assertEquals(5_000_000, Driver.joined(Driver.pushed(limited.maxExpansion(1032), BOMB)).length);
  }

  @Test
  void theRatioOfLittleMeansNothing() throws Exception {
    var limited = way.decoder().maxExpansion(2);
    var small = List.of(Bytes.wrap(Samples.jdkGzip(new byte[1 << 20])));
    assertEquals(1 << 20, Driver.joined(Driver.pushed(limited, small)).length);
  }

  @Test
  void aLimitIsAtLeastOne() {
    assertThrows(IllegalArgumentException.class, () -> way.decoder().maxBytes(0));
    assertThrows(IllegalArgumentException.class, () -> way.decoder().maxExpansion(0));
  }
}
