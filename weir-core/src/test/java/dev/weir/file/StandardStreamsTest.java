package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StandardStreamsTest {
  @TempDir Path directory;
  private final List<Process> begun = new ArrayList<>();

  /// Begins one of the [StandardPrograms].
  private Process begin(String program, Redirect in, Redirect out) throws Exception {
    return begin(new ProcessBuilder(java(program)).redirectInput(in).redirectOutput(out));
  }

  private Process begin(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    begun.add(process);
    return process;
  }

  private static List<String> java(String program) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = root(FileSource.class) + File.pathSeparator + root(StandardPrograms.class);
    String main = StandardPrograms.class.getName();
    return List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classes, main, program);
  }

  private static Path root(Class<?> type) throws Exception {
    URI file = Objects.requireNonNull(type.getResource(type.getSimpleName() + ".class")).toURI();
    Path path = Path.of(file);
    for (int up = type.getName().split("\\.").length; up > 0; up--) {
      path = Objects.requireNonNull(path.getParent());
    }
    return path;
  }

  @AfterEach
  void end() throws Exception {
    for (Process process : begun) {
      process.destroyForcibly().waitFor();
    }
  }

  /// What it said when it was over.
  private static String said(Process process) throws Exception {
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it is still running");
    assertEquals(0, process.exitValue(), said);
    return said.strip();
  }

  @Test
  void aPipeGoesThroughAPipe() throws Exception {
    byte[] noise = Probe.noise(1_000_003);
    Process process = begin("copy", Redirect.PIPE, Redirect.PIPE);
    var out = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
    try (var in = process.getOutputStream()) {
      in.write(noise);
    }
    assertArrayEquals(noise, out.get());
    assertEquals("", said(process));
  }

  private static byte[] all(InputStream stream) {
    try (stream;
        var all = new ByteArrayOutputStream()) {
      stream.transferTo(all);
      return all.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsThereGoesThroughAtOnce() throws Exception {
    Process process = begin("copy", Redirect.PIPE, Redirect.PIPE);
    for (String said : new String[] {"one", "two", "six"}) {
      process.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
      assertEquals(
          said, new String(process.getInputStream().readNBytes(3), StandardCharsets.UTF_8));
    }
    process.getOutputStream().close();
    assertEquals("", said(process));
  }

  @Test
  void aFileGoesBehindTheEndOfAFile() throws Exception {
    byte[] noise = Probe.noise(700_001);
    Path from = Files.write(directory.resolve("from"), noise);
    Path to = Files.writeString(directory.resolve("to"), "old");
    Process process = begin("copy", Redirect.from(from.toFile()), Redirect.appendTo(to.toFile()));
    assertEquals("", said(process));
    byte[] all = Files.readAllBytes(to);
    assertEquals(noise.length + 3, all.length);
    assertArrayEquals(noise, Arrays.copyOfRange(all, 3, all.length));
  }

  @Test
  void theSizeOfAFileIsKnown() throws Exception {
    Path from = Files.write(directory.resolve("from"), Probe.noise(1234));
    Process process = begin("size", Redirect.from(from.toFile()), Redirect.PIPE);
    assertEquals("OptionalLong[1234]", said(process));
  }

  @Test
  void theSizeOfAPipeIsNot() throws Exception {
    Process process = begin("size", Redirect.PIPE, Redirect.PIPE);
    assertEquals("OptionalLong.empty", said(process));
  }

  @Test
  void standardInputHasOneLife() throws Exception {
    Process process = begin("twice", Redirect.PIPE, Redirect.PIPE);
    assertEquals("standard input can be read once, and it was opened already", said(process));
  }

  /// The JVM has put a file of its own where standard input should be.
  @Test
  void aProcessWithoutStandardInputReadsNothingElse() throws Exception {
    List<String> words = new ArrayList<>(List.of("sh", "-c", "exec \"$0\" \"$@\" <&-"));
    words.addAll(java("closed"));
    Process process = begin(new ProcessBuilder(words));
    assertEquals("is closed: the process was started without it", said(process));
  }

  @Test
  void abortFreesWhoReadsAPipeAndNoThreadIsLeft() throws Exception {
    Process process = begin("abort", Redirect.PIPE, Redirect.PIPE);
    assertEquals("told to stop", said(process));
  }

  @Test
  void aReaderThatHasGoneIsASuccess() throws Exception {
    Process process = begin("endless", Redirect.PIPE, Redirect.PIPE);
    process.getInputStream().read();
    process.getInputStream().close();
    assertEquals("success", said(process));
  }

  @Test
  void abortFreesWhoWritesToAPipeThatNobodyReads() throws Exception {
    Process process = begin("blocked", Redirect.PIPE, Redirect.PIPE);
    assertEquals("closed", said(process));
  }

  @Test
  void aFullDeviceIsAFailure() throws Exception {
    Process process = begin("endless", Redirect.PIPE, Redirect.to(new File("/dev/full")));
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(said.contains("No space left on device"), said);
  }

  @Test
  void oneFileOnBothSidesHasOneKey() throws Exception {
    Path both = Files.writeString(directory.resolve("both"), "x");
    Process process = begin("same", Redirect.from(both.toFile()), Redirect.appendTo(both.toFile()));
    assertEquals("true", said(process));
  }
}
