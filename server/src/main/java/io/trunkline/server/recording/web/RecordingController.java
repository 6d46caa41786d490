package io.trunkline.server.recording.web;

import io.trunkline.server.platform.audit.Audit;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.recording.RecordingStarted.Kind;
import io.trunkline.server.recording.Recordings;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The sound of calls and messages. Supervisors hear all of their tenant's; an agent hears messages and the calls on which he talked.
@RestController
@RequestMapping("/api/v1/recordings")
@Allow(Role.AGENT)
class RecordingController {
  private static final MediaType MP3 = MediaType.parseMediaType("audio/mpeg");

  private final Recordings recordings;
  private final Audit audit;
  private final TenantTx tx;

  RecordingController(Recordings recordings, Audit audit, TenantTx tx) {
    this.recordings = recordings;
    this.audit = audit;
    this.tx = tx;
  }

  /// Answers ranges, also while the call runs: then with what there is so far.
  @GetMapping("/{id}/audio.mp3") ResponseEntity<Resource> audio(
      Actor actor, @PathVariable UUID id, @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range) throws IOException {
    Recordings.Entry entry = recordings.find(actor.tenantId(), id).filter(found -> mayHear(actor, found)).orElseThrow(() -> Problem.notFound("recording"));
    Resource mp3 = recordings.mp3(actor.tenantId(), id).orElseThrow(() -> Problem.notFound("recording"));
    // A player fetches one listening in several parts; only the first is written down.
    if (range == null || range.startsWith("bytes=0-")) heard(actor, entry);
    return ResponseEntity.ok().contentType(MP3).cacheControl(CacheControl.noStore()).header(HttpHeaders.ACCEPT_RANGES, "bytes").body(mp3);
  }

  private static boolean mayHear(Actor actor, Recordings.Entry entry) {
    if (entry.kind() == Kind.VOICEMAIL || actor.role().covers(Role.SUPERVISOR)) return true;
    return actor.user() != null && entry.agents().contains(actor.agentId());
  }

  private void heard(Actor actor, Recordings.Entry entry) {
    tx.run(actor.tenantId(), db -> audit.record(db, actor, "recording-heard", "recording/" + entry.id(), Map.of("call", entry.call().toString())));
  }
}
