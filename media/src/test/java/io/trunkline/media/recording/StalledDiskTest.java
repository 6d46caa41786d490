package io.trunkline.media.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.SystemTime;
import io.trunkline.media.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The loop goes on while nobody takes its chunks, as when a write hangs in the kernel.
class StalledDiskTest {
  private static final SegmentKey KEY = new SegmentKey("tenant-7/1", new byte[32]);
  private static final int FRAMES_A_CHUNK = Chunk.SAMPLES / RecordingSink.FRAME;

  @TempDir Path folder;
  private final ChunkQueue queue = new ChunkQueue();
  private final ChunkSealer sealer = new ChunkSealer();

  private Recording recording(String name) { return new Recording(queue, folder.resolve(name), KEY, Instant.parse("2026-01-05T12:00:00Z")); }

  private static void frames(Recording recording, int from, int to) {
    byte[] said = new byte[RecordingSink.FRAME];
    byte[] heard = new byte[RecordingSink.FRAME];
    for (int frame = from; frame < to; frame++) {
      Arrays.fill(said, (byte) frame);
      recording.frame(said, heard, RecordingSink.FRAME, Codec.PCMU, Codec.PCMU, 0);
    }
  }

  private void diskWorksAgain() {
    for (Chunk chunk = queue.takeAll(); chunk != null; ) {
      Chunk after = chunk.next;
      boolean last = chunk.isLast;
      Recording of = Objects.requireNonNull(chunk.recording);
      of.take(chunk);
      if (last) of.finish();
      queue.done();
      chunk = after;
    }
  }

  private static Recording.Outcome outcome(Recording recording) {
    try {
      return recording.outcome().toCompletableFuture().get(1, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("no outcome", e);
    }
  }

  /// Value of each frame on the left, as it was given; -1 for silence.
  private short[] left(String name, int samples) throws IOException {
    try (SegmentReader reader = SegmentReader.open(folder.resolve(name), id -> KEY)) {
      short[] left = new short[samples];
      short[] block = new short[RecordingSink.FRAME];
      int at = 0;
      for (int count = reader.read(block, new short[RecordingSink.FRAME]); count >= 0; count = reader.read(block, new short[RecordingSink.FRAME])) {
        System.arraycopy(block, 0, left, at, count);
        at += count;
      }
      assertThat(at).isEqualTo(samples);
      assertThat(reader.isComplete()).isTrue();
      return left;
    }
  }

  @Test void manySecondsWaitInOrder() throws IOException {
    Recording one = recording("one");
    Recording other = recording("other");
    one.open(sealer);
    other.open(sealer);
    for (int second = 0; second < 30; second++) {
      frames(one, second * 50, second * 50 + 50);
      frames(other, second * 50 + 7, second * 50 + 57);
    }
    frames(one, 1500, 1502);
    one.ended();
    other.ended();
    diskWorksAgain();
    assertThat(outcome(one)).isEqualTo(new Recording.Outcome(1502 * 160, outcome(one).bytes(), true));
    assertThat(outcome(other)).isEqualTo(new Recording.Outcome(1500 * 160, outcome(other).bytes(), true));
    short[] sound = left("one", 1502 * 160);
    short[] shifted = left("other", 1500 * 160);
    for (int frame = 7; frame < 1500; frame++) assertThat(sound[frame * 160]).as("frame " + frame).isEqualTo(shifted[(frame - 7) * 160]);
  }

  /// Chunks that the queue refuses become silence of their length; the end still comes through.
  @Test void beyondTheBoundSoundIsLeftOutAndTheLengthStays() throws IOException {
    Recording patient = recording("patient");
    Recording late = recording("late");
    patient.open(sealer);
    late.open(sealer);
    frames(patient, 0, ChunkQueue.MOST * FRAMES_A_CHUNK);
    frames(late, 1, 101);
    late.ended();
    patient.ended();
    diskWorksAgain();
    assertThat(outcome(late).whole()).isFalse();
    assertThat(outcome(late).samples()).isEqualTo(100 * 160);
    assertThat(left("late", 100 * 160)).containsOnly((short) 0);
    assertThat(outcome(patient).whole()).isTrue();
  }

  @Test void twoChunksGoToAndFro() {
    Recording recording = recording("steady");
    recording.open(sealer);
    var seen = new HashSet<Chunk>();
    for (int chunks = 0; chunks < 100; chunks++) {
      frames(recording, 0, FRAMES_A_CHUNK);
      Chunk full = Objects.requireNonNull(queue.takeAll());
      seen.add(full);
      recording.take(full);
      queue.done();
    }
    assertThat(seen).hasSize(2);
  }

  @Test void aFolderThatIsGoneCostsTheRecordingAndNothingElse() {
    Recorder recorder = new Recorder(folder, 1, SystemTime.INSTANCE);
    Recording lost = recorder.start(folder.resolve("gone/one"), KEY);
    Recording kept = recorder.start(folder.resolve("kept"), KEY);
    frames(lost, 0, 20);
    frames(kept, 0, 20);
    lost.ended();
    kept.ended();
    assertThat(outcome(lost)).isEqualTo(new Recording.Outcome(20 * 160, 0, false));
    assertThat(outcome(kept).whole()).isTrue();
    recorder.close();
  }
}
