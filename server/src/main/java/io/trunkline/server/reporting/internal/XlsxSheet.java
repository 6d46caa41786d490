package io.trunkline.server.reporting.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A workbook of one sheet. Texts are string cells, which no program reads as formulas.
public final class XlsxSheet implements Sheet {
  private static final int FLUSH_EVERY = 200;

  private final Workbook book;
  private final Worksheet sheet;
  private int rows;

  public XlsxSheet(OutputStream out) {
    book = new Workbook(out, "Trunkline", "1.0");
    sheet = book.newWorksheet("Report");
  }

  @Override public void row(List<?> cells) throws IOException {
    for (int column = 0; column < cells.size(); column++) {
      if (cells.get(column) instanceof Number number) sheet.value(rows, column, number);
      else sheet.inlineString(rows, column, cells.get(column).toString());
    }
    if (rows++ == 0) {
      sheet.freezePane(0, 1);
      sheet.range(0, 0, 0, Math.max(0, cells.size() - 1)).style().bold().set();
    }
    if (rows % FLUSH_EVERY == 0) sheet.flush();
  }

  @Override public void close() throws IOException { book.close(); }
}
