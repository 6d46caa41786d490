package io.trunkline.server.records.web;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.recording.Listening;
import io.trunkline.server.recording.RecordingStarted;
import io.trunkline.server.recording.Recordings;
import io.trunkline.server.records.CallQuery;
import io.trunkline.server.records.CallRow;
import io.trunkline.server.records.Records;
import io.trunkline.server.records.internal.CallCsv;
import io.trunkline.server.records.internal.RecordingName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/// The recordings of a search as one archive, written while it is read: it takes no room here, however large it gets. An index of the calls comes last, because
/// only then it is known what was there. Every recording is written down as taken before its first byte leaves.
@Component
class RecordingZip {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingZip.class);
  static final int MOST_CALLS = 5_000;
  private static final int MOST_AT_ONCE = 2;   // for each tenant: a download reads the disk that calls are recorded on
  private static final int AT_ONCE = 100;

  private final Records records;
  private final Recordings recordings;
  private final Directory directory;
  private final Map<TenantId, Semaphore> running = new ConcurrentHashMap<>();   // bounded by the number of tenants

  RecordingZip(Records records, Recordings recordings, Directory directory) {
    this.records = records;
    this.recordings = recordings;
    this.directory = directory;
  }

  /// What would be in it, before anything is sent.
  long calls(TenantId tenant, CallQuery query) {
    long calls = records.count(tenant, query, MOST_CALLS + 1);
    if (calls > MOST_CALLS) {
      throw Problem.invalid("too-many-recordings", "one download takes the recordings of at most " + MOST_CALLS + " calls", "give the search a shorter time span");
    }
    return calls;
  }

  /// Takes one of the tenant's places for a download; give it back.
  Semaphore place(TenantId tenant) {
    Semaphore places = running.computeIfAbsent(tenant, _ -> new Semaphore(MOST_AT_ONCE));
    if (!places.tryAcquire()) throw new Problem(429, "downloads-running", "two downloads of your company run already", "wait until one of them has ended");
    return places;
  }

  void write(Actor actor, CallQuery query, boolean chinese, Progress progress, OutputStream out) throws IOException {
    TenantId tenant = actor.tenantId();
    ZoneId zone = directory.config(tenant).settings().timeZone();
    CallCsv csv = new CallCsv(chinese, zone);
    StringBuilder index = new StringBuilder(CallCsv.MARK).append(csv.head(chinese ? "文件" : "File"));
    Set<String> names = new HashSet<>();
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.setLevel(Deflater.NO_COMPRESSION);   // MP3 doesn't get smaller
    String after = null;
    do {
      Page<CallRow> page = records.search(tenant, query, after, AT_ONCE);
      Map<UUID, List<Recordings.Entry>> sounds = recordings.ofCalls(tenant, page.items().stream().map(CallRow::id).toList());
      recordings.used(actor, Listening.How.DOWNLOADED, sounds.values().stream().flatMap(List::stream).toList());
      for (CallRow call : page.items()) {
        for (Recordings.Entry sound : sounds.getOrDefault(call.id(), List.of())) {
          String file = add(tenant, call, sound, chinese, zone, names, progress, zip);
          index.append(csv.line(call, file == null ? chinese ? "（无文件）" : "(no file)" : file));
        }
        progress.call();
      }
      after = page.next();
    } while (after != null);
    zip.putNextEntry(new ZipEntry("index.csv"));
    zip.write(index.toString().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
  }

  /// Null where there is no file any more.
  private @Nullable String add(
      TenantId tenant, CallRow call, Recordings.Entry sound, boolean chinese, ZoneId zone, Set<String> names, Progress progress, ZipOutputStream zip) throws IOException {
    Optional<Resource> mp3 = recordings.mp3(tenant, sound.id());
    if (mp3.isEmpty()) return null;
    String name = RecordingName.of(call, sound.kind() == RecordingStarted.Kind.VOICEMAIL ? chinese ? "留言" : "voicemail" : null, zone);
    if (!names.add(name)) {
      name = name.replace(".mp3", "_" + sound.id() + ".mp3");
      names.add(name);
    }
    zip.putNextEntry(new ZipEntry(name));
    try (InputStream in = mp3.get().getInputStream()) {
      progress.bytes(in.transferTo(zip));
    }
    zip.closeEntry();
    return name;
  }

  /// Logged here, because whoever downloads only sees an archive that broke off.
  void failed(Progress progress, Exception failure) {
    progress.failed();
    LOG.atInfo().addKeyValue("calls", progress.view().done()).setCause(failure).log("recordings.download-broke-off");
  }
}
