package io.trunkline.server.recording.web;

import io.swagger.v3.oas.annotations.Operation;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.recording.Listening;
import io.trunkline.server.recording.Recordings;
import io.trunkline.server.recording.Waveform;
import java.io.IOException;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The sound of calls and messages. Supervisors hear all of their tenant's; an agent hears messages and the calls on which he talked.
@RestController
@RequestMapping("/api/v1/recordings/{id}")
@Allow(Role.AGENT)
class RecordingController {
  private static final MediaType MP3 = MediaType.parseMediaType("audio/mpeg");
  private static final int MOST_LISTENINGS = 200;

  private final Recordings recordings;

  RecordingController(Recordings recordings) { this.recordings = recordings; }

  /// Answers ranges, also while the call runs: then with what there is so far.
  @GetMapping("/audio.mp3") ResponseEntity<Resource> audio(Actor actor, @PathVariable UUID id) throws IOException {
    Recordings.Entry entry = entry(actor, id);
    Resource mp3 = recordings.mp3(actor.tenantId(), id).orElseThrow(() -> Problem.notFound("recording"));
    recordings.heard(actor, entry);
    return ResponseEntity.ok().contentType(MP3).cacheControl(CacheControl.noStore()).header(HttpHeaders.ACCEPT_RANGES, "bytes").body(mp3);
  }

  @Operation(summary = "How loud both sides were, to draw it; while the call runs, of what there is so far")
  @GetMapping("/waveform") ResponseEntity<Waveform> waveform(Actor actor, @PathVariable UUID id) throws IOException {
    entry(actor, id);
    Waveform form = recordings.waveform(actor.tenantId(), id).orElseThrow(() -> Problem.notFound("waveform"));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(form);
  }

  @Operation(summary = "Who heard it or took it away, newest first")
  @Allow(Role.SUPERVISOR)
  @GetMapping("/listenings") Page<Listening> listenings(Actor actor, @PathVariable UUID id) {
    entry(actor, id);
    return Page.all(recordings.listenings(actor.tenantId(), id, MOST_LISTENINGS));
  }

  private Recordings.Entry entry(Actor actor, UUID id) {
    return recordings.find(actor.tenantId(), id).filter(found -> found.mayBeHeardBy(actor)).orElseThrow(() -> Problem.notFound("recording"));
  }
}
