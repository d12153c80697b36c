package dev.weir.checks.faults.sweeps;

import dev.weir.checks.command.Weir;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The faults that are hit at some places only in `FaultsTest`, at many.
@Tag("long")
@Timeout(3_600)
class SweepsTest {
  @TempDir Path folder;

  @BeforeAll
  @Timeout(300)
  static void theCommandIsBuilt() throws Exception {
    Weir.build();
  }

  @Test
  void eachOfManyWritesMayFail() throws Exception {
    var _ = Disks.eachWrite(new Stand(folder), 4_000_000, Disks.ONCE, "Input/output error");
  }

  @Test
  void fromEachWriteOnAllMayFail() throws Exception {
    var _ = Disks.eachWrite(new Stand(folder), 1_000_000, Disks.FROM_THEN_ON, "Input/output error");
  }

  @Test
  void eachOfManyReadsMayFail() throws Exception {
    var _ = Disks.eachRead(new Stand(folder), 20_000_000);
  }

  @Test
  void twoHundredKillsLeaveTheOldTargetOrTheWholeNewOne() throws Exception {
    var _ = Kills.times(new Stand(folder), 200);
  }
}
