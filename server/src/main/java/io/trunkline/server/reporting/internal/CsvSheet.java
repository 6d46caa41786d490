package io.trunkline.server.reporting.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// RFC 4180, with the mark that makes Excel read it as UTF-8.
public final class CsvSheet implements Sheet {
  private final Writer out;

  public CsvSheet(OutputStream out) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.out.write('\ufeff');
  }

  @Override public void row(List<?> cells) throws IOException {
    String between = "";
    for (Object cell : cells) {
      out.write(between);
      out.write(cell instanceof Number number ? BigDecimal.valueOf(number.doubleValue()).stripTrailingZeros().toPlainString() : quoted(cell.toString()));
      between = ",";
    }
    out.write("\r\n");
  }

  /// A text that begins like a formula gets an apostrophe before it (OWASP, CSV injection): a queue may be called `=cmd|…`.
  static String quoted(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }

  @Override public void close() throws IOException { out.close(); }
}
