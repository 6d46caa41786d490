package io.trunkline.server.recording.internal;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.media.Codec;
import io.trunkline.media.recording.Recorder;
import io.trunkline.media.recording.Recording;
import io.trunkline.media.recording.RecordingSink;
import io.trunkline.media.recording.SegmentReader;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.recording.CallRecorder;
import io.trunkline.server.recording.RecordingFinished;
import io.trunkline.server.recording.RecordingStarted;
import io.trunkline.server.recording.RecordingStarted.Kind;
import io.trunkline.telephony.Call;
import io.trunkline.telephony.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Records calls to segments on this node's disk, tells the journal, and hands what has ended to [Mp3Jobs]. What a crash left open is finished at the next start.
@Component
class DiskCallRecorder implements CallRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(DiskCallRecorder.class);

  private final Recorder recorder;
  private final Vault vault;
  private final TenantKeys keys;
  private final Journal journal;
  private final Mp3Jobs jobs;
  private final Time time;

  DiskCallRecorder(Recorder recorder, Vault vault, TenantKeys keys, Journal journal, Mp3Jobs jobs, Time time) throws IOException {
    this.recorder = recorder;
    this.vault = vault;
    this.keys = keys;
    this.journal = journal;
    this.jobs = jobs;
    this.time = time;
    // Listed in the constructor, before any call can begin another; the work itself must not hold up the start.
    for (Vault.Pending left : vault.pending()) jobs.later(() -> takeUp(left));
  }

  @Override public void recordCall(Caller caller) {
    Call call = caller.call();
    LegId leg = caller.leg().id();
    boolean again = Files.exists(vault.segment(call.tenant(), leg.value())) || Files.exists(vault.mp3(call.tenant(), leg.value()));
    caller.record(begin(call.tenant(), call.id(), again ? LegId.random() : leg, Kind.CALL));
  }

  @Override public Message message(Caller caller) {
    LegId id = LegId.random();
    return new Message(id, begin(caller.call().tenant(), caller.call().id(), id, Kind.VOICEMAIL));
  }

  RecordingSink begin(TenantId tenant, CallId call, LegId id, Kind kind) {
    if (recorder.disk() == Recorder.Disk.FULL) {
      LOG.atError().addKeyValue("recording", id).log("recording.refused: less than 3 % of the disk are free");
      return Nowhere.INSTANCE;
    }
    Vault.Pending what = new Vault.Pending(tenant, call, id, kind, false);
    try {
      Path segment = vault.begin(what);
      Recording recording = recorder.start(segment, keys.of(tenant));
      journal.append(new RecordingStarted(tenant, time.now(), call, id, kind));
      recording.outcome().thenAccept(outcome -> ended(what, outcome));
      return recording;
    } catch (IOException | RuntimeException failure) {
      LOG.atError().addKeyValue("recording", id).setCause(failure).log("recording.not-started");
      return Nowhere.INSTANCE;
    }
  }

  /// On the recorder's thread.
  private void ended(Vault.Pending what, Recording.Outcome outcome) {
    if (!outcome.whole()) LOG.atWarn().addKeyValue("recording", what.id()).log("recording.has-holes");
    finish(what, outcome.samples(), outcome.bytes());
  }

  private void finish(Vault.Pending what, long samples, long bytes) {
    Duration length = Duration.ofNanos(samples * 125_000);
    journal.append(new RecordingFinished(what.tenant(), time.now(), what.call(), what.id(), length, bytes));
    journal.written().thenRun(() -> {
      try {
        vault.ended(what.id());
        jobs.add(what);
      } catch (IOException failure) {
        LOG.atError().addKeyValue("recording", what.id()).setCause(failure).log("recording.mark-failed");
      }
    });
  }

  /// After a restart.
  private void takeUp(Vault.Pending left) {
    Path segment = vault.segment(left.tenant(), left.id().value());
    if (left.ended()) {
      jobs.add(left);
      return;
    }
    LOG.atWarn().addKeyValue("recording", left.id()).addKeyValue("call", left.call()).log("recording.recovered");
    try {
      finish(left, Files.exists(segment) ? samples(segment) : 0, Files.exists(segment) ? Files.size(segment) : 0);
    } catch (IOException | RuntimeException failure) {
      LOG.atError().addKeyValue("recording", left.id()).setCause(failure).log("recording.not-recovered: the next start tries again");
    }
  }

  private long samples(Path segment) {
    short[] left = new short[8000];
    short[] right = new short[8000];
    try (SegmentReader reader = SegmentReader.open(segment, keys)) {
      while (reader.read(left, right) >= 0);
      return reader.position();
    } catch (IOException unreadable) {
      LOG.atError().setCause(unreadable).log("recording.unreadable " + segment.getFileName());
      return 0;
    }
  }

  /// For a call that can't be recorded: the call goes on.
  private enum Nowhere implements RecordingSink {
    INSTANCE;

    @Override public void frame(byte[] said, byte[] heard, int samples, Codec saidCodec, Codec heardCodec, int gaps) {}

    @Override public void ended() {}
  }
}
