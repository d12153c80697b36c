package dev.weir.formats;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;

/// Collects the fields of a record, as many as there may be; of what is more it only knows that.
final class FieldHandler extends AbstractBaseCsvCallbackHandler<String[]> {
  private final int most;
  private String[] fields = new String[16];
  private int count;

  FieldHandler(int most) {
    this.most = most;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    count = 0;
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    if (count > most) {
      return;
    }
    if (count == fields.length) {
      fields = Arrays.copyOf(fields, 2 * count);
    }
    fields[count++] = length == 0 ? "" : new String(buffer, offset, length);
  }

  /// One field more than there may be, if there are too many.
  @Override
  protected String[] buildRecord() {
    String[] record = fields.length == count ? fields : Arrays.copyOf(fields, count);
    fields = new String[Math.max(count, 1)];
    return record;
  }
}
