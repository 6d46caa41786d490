package io.trunkline.server.records.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.platform.audit.Audit;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.recording.Listening;
import io.trunkline.server.recording.RecordingStarted;
import io.trunkline.server.recording.Recordings;
import io.trunkline.server.records.CallDetail;
import io.trunkline.server.records.CallQuery;
import io.trunkline.server.records.CallRow;
import io.trunkline.server.records.Records;
import io.trunkline.server.records.internal.CallCsv;
import io.trunkline.server.records.internal.RecordingName;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Taking calls away: a recording, the recordings of a search, a search as a table. What can be many is for supervisors, and each is written down.
@RestController
@RequestMapping("/api/v1/calls")
@Allow(Role.SUPERVISOR)
class DownloadController {
  private static final int MOST_LINES = 100_000;
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private record Job(TenantId tenant, UUID id) {}

  private final Records records;
  private final Recordings recordings;
  private final Queries queries;
  private final RecordingZip zips;
  private final Directory directory;
  private final TenantTx tx;
  private final Audit audit;
  private final Cache<Job, Progress> progress = Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).maximumSize(1_000).build();

  DownloadController(Records records, Recordings recordings, Queries queries, RecordingZip zips, Directory directory, TenantTx tx, Audit audit) {
    this.records = records;
    this.recordings = recordings;
    this.queries = queries;
    this.zips = zips;
    this.directory = directory;
    this.tx = tx;
    this.audit = audit;
  }

  @Operation(summary = "One recording as a file with a telling name")
  @Allow(Role.AGENT)
  @GetMapping("/{id}/recordings/{recordingId}/audio.mp3") ResponseEntity<Resource> one(
      Actor actor, @PathVariable UUID id, @PathVariable UUID recordingId, @RequestParam(defaultValue = "zh") String language) throws IOException {
    CallDetail call = records.call(actor.tenantId(), id).orElseThrow(() -> Problem.notFound("call"));
    Recordings.Entry entry = recordings.find(actor.tenantId(), recordingId)
        .filter(found -> found.call().value().equals(id) && found.mayBeHeardBy(actor)).orElseThrow(() -> Problem.notFound("recording"));
    Resource mp3 = recordings.mp3(actor.tenantId(), recordingId).orElseThrow(() -> Problem.notFound("recording"));
    recordings.used(actor, Listening.How.DOWNLOADED, List.of(entry));
    String kind = entry.kind() == RecordingStarted.Kind.VOICEMAIL ? language.startsWith("zh") ? "留言" : "voicemail" : null;
    return ResponseEntity.ok().contentType(MediaType.parseMediaType("audio/mpeg")).cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(RecordingName.of(call.call(), kind, zone(actor)))).body(mp3);
  }

  @Operation(summary = "What an archive of a search's recordings would hold, or why there can't be one")
  @GetMapping("/recordings/plan") Plan plan(Actor actor, @ParameterObject CallFilters filters) {
    return new Plan(zips.calls(actor.tenantId(), recorded(actor, filters)));
  }

  /// @param calls with a recording
  record Plan(long calls) {}

  @Operation(summary = "The recordings of a search as one archive, with an index of the calls; newest first, of at most 5,000 calls")
  @GetMapping("/recordings.zip") void zip(
      Actor actor, @ParameterObject CallFilters filters, @RequestParam(defaultValue = "zh") String language,
      @Parameter(description = "an id of your own making, to ask for the progress") @RequestParam(required = false) @Nullable UUID job,
      HttpServletResponse response) throws IOException {
    TenantId tenant = actor.tenantId();
    CallQuery query = recorded(actor, filters);
    Progress told = new Progress(zips.calls(tenant, query));
    Semaphore place = zips.place(tenant);
    try {
      if (job != null) progress.put(new Job(tenant, job), told);
      response.setContentType("application/zip");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(language.startsWith("zh") ? "录音.zip" : "recordings.zip"));
      zips.write(actor, query, language.startsWith("zh"), told, response.getOutputStream());
      told.done();
    } catch (IOException | RuntimeException brokenOff) {
      zips.failed(told, brokenOff);
      if (!response.isCommitted()) throw brokenOff;
    } finally {
      place.release();
    }
  }

  @Operation(summary = "How far a download is")
  @GetMapping("/downloads/{job}") Progress.View progress(Actor actor, @PathVariable UUID job) {
    Progress told = progress.getIfPresent(new Job(actor.tenantId(), job));
    if (told == null) throw Problem.notFound("download");
    return told.view();
  }

  @Operation(summary = "A search as a table (csv, UTF-8); newest first, at most 100,000 lines")
  @GetMapping("/export.csv") void csv(
      Actor actor, @ParameterObject CallFilters filters, @RequestParam(defaultValue = "zh") String language, HttpServletResponse response) throws IOException {
    CallQuery query = queries.of(actor, filters);
    CallCsv csv = new CallCsv(language.startsWith("zh"), zone(actor));
    Page<CallRow> page = records.search(actor.tenantId(), query, null, Page.MOST);   // the first page before the head: a refusal is still an answer
    tx.run(actor.tenantId(), db -> audit.record(db, actor, "calls-exported", "calls", Map.of()));
    response.setContentType(CSV.toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(language.startsWith("zh") ? "通话记录.csv" : "calls.csv"));
    OutputStream out = response.getOutputStream();
    out.write((CallCsv.MARK + csv.head()).getBytes(StandardCharsets.UTF_8));
    int lines = 0;
    while (true) {
      for (CallRow call : page.items()) out.write(csv.line(call).getBytes(StandardCharsets.UTF_8));
      lines += page.items().size();
      if (page.next() == null || lines >= MOST_LINES) return;
      page = records.search(actor.tenantId(), query, page.next(), Page.MOST);
    }
  }

  private CallQuery recorded(Actor actor, CallFilters filters) {
    if (Boolean.FALSE.equals(filters.recording())) throw Problem.invalid("nothing-recorded", "these are the calls without a recording", "drop that filter");
    return queries.of(actor, filters).withRecording();
  }

  private ZoneId zone(Actor actor) { return directory.config(actor.tenantId()).settings().timeZone(); }

  private static String attachment(String name) { return ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString(); }
}
