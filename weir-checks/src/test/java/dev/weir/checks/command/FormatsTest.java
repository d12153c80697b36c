package dev.weir.checks.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `weir run` with records: JSON Lines, JSON arrays, CSV.
@Timeout(300)
class FormatsTest {
  @TempDir Path folder;
  private Weir weir;

  @BeforeAll
  @Timeout(300)
  static void theCommandIsBuilt() throws Exception {
    Weir.build();
  }

  @BeforeEach
  void inTheFolder() {
    weir = new Weir(folder);
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
  }

  private String read(String name) throws Exception {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void csvBecomesJsonAndJsonBecomesCsv() throws Exception {
    write("x.csv", "name,age\n\"Ann, B.\",7\nBob,\n");
    weir.run("run", "x.csv", "!", "csv", "!", "to-json-lines", "!", "x.jsonl").silent(0);
    assertEquals(
        "{\"name\":\"Ann, B.\",\"age\":\"7\"}\n{\"name\":\"Bob\",\"age\":\"\"}\n", read("x.jsonl"));
    weir.run("run", "x.jsonl", "!", "json-lines", "!", "to-json-array", "!", "x.json").silent(0);
    weir.run("run", "x.json", "!", "json-array", "!", "to-csv", "!", "y.csv").silent(0);
    assertEquals(read("x.csv"), read("y.csv"));
  }

  @Test
  void fieldsArePicked() throws Exception {
    write("x.jsonl", "{\"a\":1,\"b\":{\"c\":1.50},\"d\":null}\n");
    String out =
        weir.run(
                "run",
                "x.jsonl",
                "!",
                "json-lines",
                "!",
                "pick",
                "b",
                "a",
                "!",
                "to-json-lines",
                "!",
                "stdout")
            .out();
    assertEquals("{\"b\":{\"c\":1.50},\"a\":1}\n", out);
    write("x.tsv", "1\t2\n3\t4\n");
    out =
        weir.run(
                "run",
                "x.tsv",
                "!",
                "csv",
                "header=x,y",
                "separator=tab",
                "!",
                "pick",
                "y",
                "!",
                "to-csv",
                "header=no",
                "!",
                "stdout")
            .out();
    assertEquals("2\n4\n", out);
  }

  @Test
  void aBadRecordFailsTheRunWithItsPlace() throws Exception {
    write("x.jsonl", "1\n{\"a\":[1,}]\n");
    weir.run("run", "x.jsonl", "!", "json-lines", "!", "to-json-lines", "!", "out")
        .refused(1, "json-lines: line 2, /a/1: unexpected character ('}'", "at byte 10");
    write("x.csv", "a,b\n1\n");
    weir.run("run", "x.csv", "!", "csv", "!", "to-csv", "!", "out")
        .refused(1, "csv: line 2: 1 field, but 2 names at byte 4");
    write("x.json", "[1,2");
    weir.run("run", "x.json", "!", "json-array", "!", "to-json-lines", "!", "out")
        .refused(1, "cut off");
    weir.run("run", "x.jsonl", "!", "json-lines", "max=3B", "!", "to-csv", "!", "out").refused(1);
    assertEquals(List.of("x.csv", "x.json", "x.jsonl"), weir.files());
  }

  @Test
  void badRecordsAreCountedOrSetAside() throws Exception {
    write("x.jsonl", "1\nbad\n2\n");
    var skipping =
        weir.run(
            "run", "x.jsonl", "!", "json-lines", "on-bad=skip", "!", "to-json-lines", "!", "out");
    assertEquals(0, skipping.code());
    assertTrue(skipping.err().contains("1 bad record left out"), skipping.err());
    assertEquals("1\n2\n", read("out"));
    weir.run(
            "run",
            "x.jsonl",
            "!",
            "json-lines",
            "on-bad=bad.jsonl",
            "!",
            "to-json-lines",
            "!",
            "none/out")
        .refused(1, "none/out");
    weir.run("run", "x.jsonl", "!", "json-lines", "on-bad=skip", "max-bad=0", "!", "null")
        .refused(3, "more than 0 bad records");
    assertEquals(List.of("out", "x.jsonl"), weir.files());
    var setting = weir.run("run", "x.jsonl", "!", "json-lines", "on-bad=bad.jsonl", "!", "null");
    assertEquals(0, setting.code());
    assertEquals("bad\n", read("bad.jsonl"));
    weir.run("run", "x.jsonl", "!", "json-lines", "on-bad=bad.jsonl", "!", "null")
        .refused(2, "bad.jsonl");
    weir.run("run", "x.jsonl", "!", "json-lines", "on-bad=x.jsonl", "-f", "!", "null")
        .refused(2, "x.jsonl");
  }

  @Test
  void neighboursThatDoNotFitAreRefusedWithAdvice() throws Exception {
    weir.run("run", "x.jsonl", "!", "pick", "a", "!", "to-csv", "!", "out")
        .refused(2, "pick takes records, but file gives bytes", "json-lines");
    weir.run("run", "x.jsonl", "!", "json-lines", "!", "out")
        .refused(2, "file takes bytes, but json-lines gives records", "to-json-lines");
  }

  @Test
  void namesThatNeverComeAgainAreNotKept() throws Exception {
    var lines = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      lines.append("{\"").append("%08x".formatted(i).repeat(120)).append("\":1}\n");
    }
    write("x.jsonl", lines.toString()); // 29 MB for a heap of 16 MiB
    var outcome = weir.run("run", "x.jsonl", "!", "json-lines", "!", "count");
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals("30000\n", outcome.out());
  }

  @Test
  void aMillionBadRecordsTakeAboutAsLongAsGoodOnes() throws Exception {
    write("x.txt", "x\n".repeat(1_000_000));
    var bad =
        weir.run("run", "x.txt", "!", "json-lines", "on-bad=skip", "!", "to-json-lines", "!", "y");
    assertEquals(0, bad.code(), bad.err()); // within the limit of a test, that is
    write("x.csv", "a,b,c\n" + "1,2\n".repeat(1_000_000));
    bad = weir.run("run", "x.csv", "!", "csv", "on-bad=skip", "!", "to-csv", "!", "z");
    assertEquals(0, bad.code(), bad.err());
    assertTrue(bad.err().contains("1,000,000 bad records"), bad.err());
  }
}
