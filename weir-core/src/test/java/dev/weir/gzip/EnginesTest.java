package dev.weir.gzip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Driver.Collected;
import dev.weir.Report;
import dev.weir.Reporting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A library that is missing or broken is replaced by the JDK, and the run says so.
class EnginesTest {
  private static final byte[] SMALL = Samples.jdkGzip(Samples.text(1_000, 1));

  @Test
  void aMissingLibraryIsFoundMissing() {
    var found = Found.look("libnothing.so.9", library -> library);
    assertNull(found.library());
    assertEquals("libnothing.so.9 is not on this machine", found.failure());
    assertFalse(found.broken());
  }

  @Test
  void aLibraryThatIsNotAsExpectedIsBroken() {
    var found =
        Found.look(
            "libc.so.6",
            _ -> {
              throw new UnsatisfiedLinkError("libc.so.6 has no isal_inflate");
            });
    assertNull(found.library());
    assertTrue(found.broken() || found.failure().endsWith("is not on this machine"));
  }

  @Test
  void theJdkSaysSoInTheSummary() throws Exception {
    assertEquals("jdk", report(Gzip.decompress().engine(Engine.JDK), SMALL).text());
    assertEquals("jdk", report(Gzip.decompress(), SMALL).text());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void whoeverDoesItIsNamed(Engine engine) throws Exception {
    Report report = report(Gzip.decompress().engine(engine), SMALL);
    assertNotNull(report.values().get("engine"));
    assertEquals(1, report.values().get("threads"));
    if (report.kind() == Report.Kind.REMARK) {
      assertTrue(report.text().endsWith(": decompressed by the JDK"), report.text());
      assertEquals("jdk", report.values().get("engine"));
    }
  }

  @Test
  void isalIsNamedWhereItIs() throws Exception {
    Report report = report(Gzip.decompress().engine(Engine.ISAL), SMALL);
    boolean there = IsalLibrary.found().library() != null;
    assertEquals(there ? Report.Kind.DETAIL : Report.Kind.REMARK, report.kind());
    assertEquals(there ? "isal" : "jdk", report.values().get("engine"));
  }

  @Test
  void libdeflateKnowsBlocksOnly() throws Exception {
    var decoder = Gzip.decompress().engine(Engine.LIBDEFLATE);
    assertEquals(Report.Kind.REMARK, report(decoder, SMALL).kind());
    boolean there = LibdeflateBlocks.found().library() != null;
    Report ofBlocks = report(decoder, Bgzf.file(Samples.text(1_000, 1), 500));
    assertEquals(there ? "libdeflate" : "jdk", ofBlocks.values().get("engine"));
  }

  @Test
  void threadsAreNamedWhereTheyWorked() throws Exception {
    var decoder = Gzip.decompress().engine(Engine.JDK).threads(2);
    assertEquals("jdk", report(decoder, SMALL).text());
    byte[] blocks = Bgzf.file(Samples.text(500_000, 1), 20_000);
    assertEquals("jdk, 2 threads", report(decoder, blocks).text());
  }

  @Test
  void whatItHoldsIsKnown() {
    var one = Gzip.decompress();
    assertEquals((44 + 64) * 1024, one.engine(Engine.JDK).heldBytes().orElseThrow());
    long isal = IsalInflater.NATIVE_BYTES + (64 << 10);
    assertEquals(isal, one.heldBytes().orElseThrow());
    assertTrue(one.threads(2).heldBytes().orElseThrow() > isal + 4 * Batch.HELD_BYTES);
  }

  private static Report report(GzipDecoder decoder, byte[] packed) throws Exception {
    var step = decoder.open();
    try (step) {
      var out = new Collected<Bytes>(false);
      step.take(Bytes.wrap(packed), out);
      step.finish(out);
    }
    Report report = ((Reporting) step).report();
    assertNotNull(report);
    return report;
  }
}
