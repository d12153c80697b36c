package dev.weir.checks.faults.sweeps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.checks.faults.sweeps.Traced.Calls;
import dev.weir.checks.faults.sweeps.Traced.On;
import java.nio.file.Files;

/// Disks that fail or take their time.
final class Disks {
  private static final String[] WRITING = {"run", "--force", "stdin ! buffer ! out"};
  private static final String[] READING = {"run", "--force", "in ! buffer ! out"};
  private static final String EIO = "Input/output error";
  private static final String ENOSPC = "No space left on device";
  private static final String FULL = "error=ENOSPC:when=%d+";
  private static final int LITTLE = 150_000; // bytes: a few writes

  /// The Nth call fails, and only that.
  static final String ONCE = "error=EIO:when=%d";

  /// The Nth call fails, and each after it.
  static final String FROM_THEN_ON = "error=EIO:when=%d+";

  private Disks() {}

  static String eachWrite(Stand stand) throws Exception {
    return eachWrite(stand, LITTLE, ONCE, EIO) + "; " + eachWrite(stand, 1, FULL, ENOSPC);
  }

  /// A run for each N in which the Nth write fails.
  ///
  /// @param fault as strace takes it, with %d for N
  static String eachWrite(Stand stand, int size, String fault, String message) throws Exception {
    var traced = new Traced(stand);
    byte[] noise = Stand.noise(size);
    return traced.sweep(
        n -> traced.writing(Calls.WRITE, On.TEMPORARY, fault.formatted(n), noise, WRITING),
        noise,
        "file:out: " + message,
        "stage 3 of 3");
  }

  static String eachRead(Stand stand) throws Exception {
    return eachRead(stand, 600_000);
  }

  /// A run for each N in which the Nth read fails.
  static String eachRead(Stand stand, int size) throws Exception {
    var traced = new Traced(stand);
    byte[] noise = Stand.noise(size);
    Files.write(stand.file("in"), noise);
    return traced.sweep(
        n -> traced.reading(ONCE.formatted(n), READING), noise, "file:in: " + EIO, "stage 1 of 3");
  }

  static String force(Stand stand) throws Exception {
    var traced = new Traced(stand);
    byte[] noise = Stand.noise(LITTLE);
    return traced.sweep(
        n -> traced.writing(Calls.FORCE, On.TEMPORARY, ONCE.formatted(n), noise, WRITING),
        noise,
        "file:out: " + EIO);
  }

  static String name(Stand stand) throws Exception {
    var traced = new Traced(stand);
    byte[] noise = Stand.noise(LITTLE);
    String renamed =
        traced.sweep(
            n -> traced.writing(Calls.NAME, On.TEMPORARY, ONCE.formatted(n), noise, WRITING),
            noise,
            "out",
            EIO);
    stand.renew();
    Traced.Seen seen = traced.writing(Calls.FORCE, On.FOLDER, ONCE.formatted(1), noise, WRITING);
    assertTrue(seen.fired());
    String said = Stand.failed(seen.outcome(), 1, "is in place, but", "may not last", EIO);
    assertArrayEquals(noise, Files.readAllBytes(stand.target()));
    stand.assertOnly();
    return renamed + "; " + said;
  }

  static String interrupted(Stand stand) throws Exception {
    var traced = new Traced(stand);
    byte[] noise = Stand.noise(LITTLE);
    Traced.Seen seen =
        traced.writing(Calls.WRITE, On.TEMPORARY, "error=EINTR:when=1+2", noise, WRITING);
    assertTrue(seen.fired());
    seen.outcome().silent(0);
    assertArrayEquals(noise, Files.readAllBytes(stand.target()));
    return "0: the same bytes";
  }

  static String slow(Stand stand) throws Exception {
    var traced = new Traced(stand);
    byte[] noise = Stand.noise(1_000_000);
    Traced.Seen seen =
        traced.writing(
            Calls.WRITE,
            On.TEMPORARY,
            "delay_enter=200000",
            noise,
            "run",
            "--force",
            "--json",
            "stdin ! buffer ! out");
    assertTrue(seen.fired());
    assertEquals(0, seen.outcome().code(), seen.outcome().err());
    String all = seen.outcome().out();
    assertTrue(all.contains("file:out is the bottleneck"), all);
    assertArrayEquals(noise, Files.readAllBytes(stand.target()));
    return "0: the sink is named as the bottleneck; the heap of the launcher, 16 MiB, is enough";
  }
}
