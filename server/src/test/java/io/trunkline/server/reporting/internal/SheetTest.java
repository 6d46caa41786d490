package io.trunkline.server.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dhatim.fastexcel.reader.CellType.NUMBER;
import static org.dhatim.fastexcel.reader.CellType.STRING;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class SheetTest {
  private static final List<Object> DANGEROUS = List.of("=cmd|'/c calc'!A1", "+1", "-1", "@sum", "plain, \"quoted\"", 12.0, 0.25);

  @Test void csvTextsAreNeverFormulas() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Sheet sheet = new CsvSheet(out)) {
      sheet.row(DANGEROUS);
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\ufeff'=cmd|'/c calc'!A1,'+1,'-1,'@sum,\"plain, \"\"quoted\"\"\",12,0.25\r\n");
  }

  @Test void workbookTextsAreNeverFormulas() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Sheet sheet = new XlsxSheet(out)) {
      for (int i = 0; i < 1_000; i++) sheet.row(DANGEROUS);
    }
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      List<Row> rows = book.getFirstSheet().read();
      assertThat(rows).hasSize(1_000).allSatisfy(row -> {
        assertThat(row.stream().map(Cell::getFormula)).containsOnlyNulls();
        assertThat(row.stream().map(Cell::getType)).containsExactly(STRING, STRING, STRING, STRING, STRING, NUMBER, NUMBER);
      });
      assertThat(rows.getFirst().stream().limit(5).map(Cell::asString)).containsExactly("=cmd|'/c calc'!A1", "+1", "-1", "@sum", "plain, \"quoted\"");
      assertThat(rows.getLast().stream().skip(5).map(Cell::asNumber)).containsExactly(new BigDecimal("12.0"), new BigDecimal("0.25"));
    }
  }
}
