package io.trunkline.server.recording.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.media.Codec;
import io.trunkline.media.recording.Chunk;
import io.trunkline.media.recording.ChunkSealer;
import io.trunkline.media.recording.Recorder;
import io.trunkline.media.recording.RecordingSink;
import io.trunkline.media.recording.SegmentWriter;
import io.trunkline.server.ServerTest;
import io.trunkline.server.TestServer;
import io.trunkline.server.TestServer.Answer;
import io.trunkline.server.TestServer.Company;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.recording.RecordingStarted;
import io.trunkline.server.recording.RecordingStarted.Kind;
import io.trunkline.server.recording.Recordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// From the sink of a leg to what a supervisor hears, through the real journal, disk, encoder and PostgreSQL.
@ServerTest
class RecordingsTest {
  @Autowired DiskCallRecorder calls;
  @Autowired Recordings recordings;
  @Autowired Recorder recorder;
  @Autowired Vault vault;
  @Autowired TenantKeys keys;
  @Autowired Journal journal;
  @Autowired Mp3Jobs jobs;
  @Autowired Time time;
  @Autowired TestServer server;

  private static void speak(RecordingSink sink, int frames) {
    byte[] said = new byte[160];
    byte[] heard = new byte[160];
    for (int i = 0; i < frames; i++) {
      Arrays.fill(said, (byte) (i % 2 == 0 ? 0x55 : 0xD5));
      sink.frame(said, heard, 160, Codec.PCMA, Codec.PCMA, 0);
    }
  }

  private void eventually(BooleanSupplier condition) throws InterruptedException {
    CountDownLatch holds = new CountDownLatch(1);
    look(condition, holds);
    assertThat(holds.await(30, TimeUnit.SECONDS)).isTrue();
  }

  private void look(BooleanSupplier condition, CountDownLatch holds) {
    if (condition.getAsBoolean()) holds.countDown();
    else time.after(Duration.ofMillis(50), () -> look(condition, holds));
  }

  @Test void aCallIsHeardWhileItRunsAndAfterwards() throws Exception {
    Company company = server.company(3);
    TenantId tenant = company.opened().tenant().id();
    LegId id = LegId.random();
    RecordingSink sink = calls.begin(tenant, CallId.random(), id, Kind.CALL);
    speak(sink, 30);
    String path = "/api/v1/recordings/" + id + "/audio.mp3";
    eventually(() -> recordings.find(tenant, id.value()).isPresent());
    Answer running = company.admin().get(path);
    assertThat(running.status()).isEqualTo(200);
    assertThat(running.raw().headers().firstValue("Content-Type")).contains("audio/mpeg");

    speak(sink, 20);
    sink.ended();
    eventually(() -> Files.exists(vault.mp3(tenant, id.value())) && !Files.exists(vault.segment(tenant, id.value())));
    Answer whole = company.admin().get(path);
    assertThat(whole.status()).isEqualTo(200);
    long length = whole.raw().headers().firstValueAsLong("Content-Length").orElse(0);
    assertThat(length).as("one second at 32 kbit/s").isBetween(4_000L, 6_000L);
    assertThat(whole.raw().headers().firstValue("Accept-Ranges")).contains("bytes");
    assertThat(company.admin().get("/api/v1/audit").raw().body()).contains("recording-heard");
  }

  @Test void anotherTenantsRecordingIsNotThere() throws Exception {
    Company owner = server.company(3);
    Company stranger = server.company(3);
    TenantId tenant = owner.opened().tenant().id();
    LegId id = LegId.random();
    RecordingSink sink = calls.begin(tenant, CallId.random(), id, Kind.CALL);
    speak(sink, 10);
    sink.ended();
    eventually(() -> recordings.find(tenant, id.value()).isPresent());
    assertThat(stranger.admin().get("/api/v1/recordings/" + id + "/audio.mp3").status()).isEqualTo(404);
    assertThat(owner.admin().get("/api/v1/recordings/" + LegId.random() + "/audio.mp3").status()).isEqualTo(404);
  }

  /// `kill -9` leaves a mark and a segment without an end; the next start finishes both.
  @Test void whatACrashLeftOpenIsFinishedAtTheNextStart() throws Exception {
    Company company = server.company(3);
    TenantId tenant = company.opened().tenant().id();
    Vault.Pending left = new Vault.Pending(tenant, CallId.random(), LegId.random(), Kind.CALL, false);
    journal.append(new RecordingStarted(tenant, time.now(), left.call(), left.id(), Kind.CALL));
    Path segment = vault.begin(left);
    try (SegmentWriter writer = new SegmentWriter(segment, keys.of(tenant), time.now(), new ChunkSealer())) {
      for (int i = 0; i < 50; i++) {
        Chunk chunk = new Chunk();
        chunk.add(i * 160L, new byte[160], new byte[160], 160, Codec.PCMA, Codec.PCMA, 0);
        writer.append(chunk);
      }
    }
    var restarted = new DiskCallRecorder(recorder, vault, keys, journal, jobs, time);
    assertThat(restarted).isNotNull();
    eventually(() -> Files.exists(vault.mp3(tenant, left.id().value())));
    eventually(() -> recordings.find(tenant, left.id().value()).isPresent());
    assertThat(company.admin().get("/api/v1/recordings/" + left.id() + "/audio.mp3").status()).isEqualTo(200);
  }
}
