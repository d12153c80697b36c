package dev.weir.text;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/// Prepared lines of a log. Each begins with room for a time and ends with room for a request
/// number.
final class LogLines {
  /// How many there are; a power of two.
  static final int COUNT = 1024;

  /// The longest, with its line feed.
  static final int MAX_BYTES = 160;

  static final int TIME_BYTES = "2026-11-22T09:30:00.000Z".length();
  static final int NUMBER_DIGITS = 8;
  static final long HELD_BYTES = COUNT * (MAX_BYTES + Integer.BYTES);

  private static final String[] LEVELS = {
    "INFO ", "INFO ", "INFO ", "INFO ", "INFO ", "DEBUG", "DEBUG", "WARN ", "ERROR"
  };
  private static final String[] METHODS = {"GET", "GET", "GET", "POST", "PUT", "DELETE"};
  private static final String[] PLACES = {
    "/api/v1/orders/", "/api/v1/customers/", "/api/v1/items/", "/api/v1/carts/", "/static/img/"
  };
  private static final int[] STATUS = {200, 200, 200, 200, 201, 204, 304, 404, 500};
  private static final String[] LOGGERS = {
    "shop.http.Access", "shop.orders.OrderService", "shop.stock.Reservations", "shop.mail.Outbox"
  };

  private final byte[] texts = new byte[COUNT * MAX_BYTES];
  private final int[] lengths = new int[COUNT];

  LogLines(long seed) {
    var random = new Random(seed);
    var line = new StringBuilder();
    for (int i = 0; i < COUNT; i++) {
      line.setLength(0);
      line.repeat(' ', TIME_BYTES);
      write(line, random);
      line.repeat('0', NUMBER_DIGITS).append('\n');
      byte[] bytes = line.toString().getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(bytes, 0, texts, i * MAX_BYTES, bytes.length);
      lengths[i] = bytes.length;
    }
  }

  private static void write(StringBuilder line, Random random) {
    line.append(' ').append(one(LEVELS, random));
    line.append(" [worker-").append(random.nextInt(16)).append("] ");
    line.append(one(LOGGERS, random)).append(" - ").append(one(METHODS, random)).append(' ');
    line.append(one(PLACES, random)).append(random.nextInt(100_000));
    line.append(" from 10.").append(random.nextInt(4)).append('.');
    line.append(random.nextInt(256)).append('.').append(random.nextInt(256));
    line.append(" -> ").append(STATUS[random.nextInt(STATUS.length)]);
    line.append(" in ").append(random.nextInt(2000)).append(" ms, request=");
  }

  private static String one(String[] words, Random random) {
    return words[random.nextInt(words.length)];
  }

  /// Copies a line.
  ///
  /// @return its length, with its line feed
  int copy(int index, byte[] target, int at) {
    int length = lengths[index];
    System.arraycopy(texts, index * MAX_BYTES, target, at, length);
    return length;
  }
}
