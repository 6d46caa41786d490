package io.trunkline.server.reporting.web;

import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.reporting.Measure;
import io.trunkline.server.reporting.Report;
import io.trunkline.server.reporting.ReportFile;
import io.trunkline.server.reporting.ReportKind;
import io.trunkline.server.reporting.ReportQuery;
import io.trunkline.server.reporting.ReportQuery.By;
import io.trunkline.server.reporting.ReportQuery.Granularity;
import io.trunkline.server.reporting.Reporting;
import io.trunkline.server.reporting.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Reports, for supervisors and administrators. Days are those of the tenant's time zone; the calls behind a figure are found at `/calls?figure=…`.
@RestController
@RequestMapping("/api/v1/reports")
@Allow(Role.SUPERVISOR)
class ReportController {
  private final Reporting reporting;
  private final ReportFile files;

  ReportController(Reporting reporting, ReportFile files) {
    this.reporting = reporting;
    this.files = files;
  }

  /// @param calls whether the calls behind it can be listed
  record MeasureView(String name, Unit unit, boolean calls, Measure.Text title, Measure.Text definition) {
    static MeasureView of(Measure measure) {
      return new MeasureView(measure.name(), measure.unit(), measure.calls() != null, measure.title(), measure.definition());
    }
  }

  record Kind(String kind, List<MeasureView> measures) {}

  record Definitions(String timeZone, List<Kind> kinds) {}

  /// What each figure means, in each language.
  @GetMapping Definitions definitions(Actor actor) {
    List<Kind> kinds = new ArrayList<>();
    for (ReportKind kind : ReportKind.values()) kinds.add(new Kind(kind.path(), kind.measures().stream().map(MeasureView::of).toList()));
    return new Definitions(reporting.zone(actor.tenantId()).getId(), kinds);
  }

  @GetMapping("/{kind}") Report report(
      Actor actor, @PathVariable String kind, @RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String granularity, @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable List<String> subject) {
    return reporting.report(actor.tenantId(), query(kind, from, to, granularity, by, subject));
  }

  /// Reasons of not-ready time (agent), causes of failed calls (number, trunk), steps and keys (ivr).
  @GetMapping("/{kind}/parts") Page<Report.Part> parts(
      Actor actor, @PathVariable String kind, @RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable List<String> subject) {
    return Page.all(reporting.parts(actor.tenantId(), query(kind, from, to, null, null, subject)));
  }

  /// The report as a file with a row for each subject and span; up to 200,000 rows.
  @GetMapping("/{kind}/file") ResponseEntity<StreamingResponseBody> file(
      Actor actor, @PathVariable String kind, @RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String granularity, @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable List<String> subject, @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable String language) throws IOException {
    ReportQuery query = query(kind, from, to, granularity, by, subject);
    ReportFile.Format as = choice(ReportFile.Format.class, format, ReportFile.Format.XLSX);
    Path file = files.write(actor.tenantId(), query, as, language == null || language.startsWith("zh"));
    String name = "%s-%s-%s.%s".formatted(query.kind().path(), query.from(), query.to(), as.name().toLowerCase(Locale.ROOT));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(as == ReportFile.Format.CSV ? "text/csv;charset=UTF-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
        .contentLength(Files.size(file))
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
        .body(out -> {
          try {
            Files.copy(file, out);
          } finally {
            Files.deleteIfExists(file);
          }
        });
  }

  static ReportQuery query(
      String kind, @Nullable String from, @Nullable String to, @Nullable String granularity, @Nullable String by, @Nullable List<String> subjects) {
    return new ReportQuery(ReportKind.of(kind).orElseThrow(() -> Problem.notFound("report")), day(from), day(to), choice(Granularity.class, granularity, Granularity.DAY),
        choice(By.class, by, By.SUBJECT), subjects == null ? List.of() : subjects);
  }

  private static LocalDate day(@Nullable String text) {
    try {
      if (text != null) return LocalDate.parse(text);
    } catch (DateTimeException garbage) {
      // Said below.
    }
    throw Problem.invalid("day-invalid", "from and to are days like 2026-03-31", "choose both");
  }

  private static <T extends Enum<T>> T choice(Class<T> type, @Nullable String text, T usual) {
    if (text == null) return usual;
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw Problem.invalid("choice-unknown", text + " is none of " + List.of(type.getEnumConstants()), "choose one of them");
    }
  }
}
