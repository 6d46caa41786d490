package io.trunkline.server.reporting;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.reporting.internal.CsvSheet;
import io.trunkline.server.reporting.internal.Sheet;
import io.trunkline.server.reporting.internal.XlsxSheet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/// A report as a file. Written to disk row by row and sent afterwards, so that a slow reader holds neither rows nor the database.
@Component
public class ReportFile {
  public static final int MOST_ROWS = 200_000;
  private static final int AT_ONCE = 2;
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  public enum Format { CSV, XLSX }

  private final Reporting reporting;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  ReportFile(Reporting reporting) { this.reporting = reporting; }

  /// @param chinese language of the headings
  /// @return a file that is the caller's to remove
  public Path write(TenantId tenant, ReportQuery query, Format format, boolean chinese) {
    if (!turns.tryAcquire()) throw new Problem(429, "export-busy", "other files are being written", "try again in a minute");
    try {
      Path file = Files.createTempFile("trunkline-report", format == Format.CSV ? ".csv" : ".xlsx");
      try (OutputStream out = Files.newOutputStream(file); Sheet sheet = format == Format.CSV ? new CsvSheet(out) : new XlsxSheet(out)) {
        fill(sheet, tenant, query, chinese);
      } catch (IOException | RuntimeException failure) {
        Files.deleteIfExists(file);
        throw failure;
      }
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      turns.release();
    }
  }

  private void fill(Sheet sheet, TenantId tenant, ReportQuery query, boolean chinese) throws IOException {
    ZoneId zone = reporting.zone(tenant);
    List<Measure> measures = query.kind().measures();
    List<Object> head = new ArrayList<>(List.of(chinese ? "开始" : "From", chinese ? "结束" : "To", chinese ? "对象" : "Of"));
    for (Measure measure : measures) head.add(title(measure, chinese));
    sheet.row(head);
    AtomicInteger rows = new AtomicInteger();
    reporting.rows(tenant, query, row -> {
      if (rows.incrementAndGet() > MOST_ROWS) throw Problem.invalid("report-too-large", "more than " + MOST_ROWS + " rows", "choose longer spans or fewer days");
      List<Object> cells = new ArrayList<>();
      cells.add(MOMENT.format(row.from().atZone(zone)));
      cells.add(MOMENT.format(row.to().atZone(zone)));
      cells.add(row.name() == null ? "" : row.name());
      for (Measure measure : measures) {
        Double value = row.values().get(measure.name());
        cells.add(value == null ? "" : measure.unit() == Unit.TIME ? value / 1000 : value);
      }
      try {
        sheet.row(cells);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    });
  }

  private static String title(Measure measure, boolean chinese) {
    String title = chinese ? measure.title().zh() : measure.title().en();
    return measure.unit() == Unit.TIME ? title + (chinese ? "（秒）" : " (s)") : title;
  }
}
