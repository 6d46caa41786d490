package io.trunkline.media.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.media.Codec;
import io.trunkline.media.Goertzel;
import io.trunkline.media.Tones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentTest {
  static final SegmentKey KEY = new SegmentKey("tenant-7/1", new byte[32]);
  private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

  @TempDir Path folder;
  private Path file = Path.of("segment");

  @BeforeEach void name() { file = folder.resolve("one.seg"); }

  /// Frames of 20 ms from `from` to `to`: 500 Hz said, 900 Hz heard. A chunk that isn't full at the end stays unwritten.
  static void write(SegmentWriter writer, int from, int to) throws IOException {
    Chunk chunk = new Chunk();
    byte[] said = new byte[160];
    byte[] heard = new byte[160];
    for (int frame = from; frame < to; frame++) {
      Tones.sine(500, Duration.ofSeconds(1)).copy(frame * 160 % 8000, said, 0, 160);
      Tones.sine(900, Duration.ofSeconds(1)).copy(frame * 160 % 8000, heard, 0, 160);
      assertThat(chunk.add(frame * 160L, said, heard, 160, Codec.PCMA, Codec.PCMA, 0)).isTrue();
      if (!chunk.isFull()) continue;
      writer.append(chunk);
      chunk.clear();
    }
  }

  @SuppressWarnings("ArrayRecordComponent")   // never compared
  private record Sound(short[] left, short[] right, boolean complete, int broken) {}

  private Sound read() throws IOException {
    try (SegmentReader reader = SegmentReader.open(file, id -> id.equals(KEY.id()) ? KEY : null)) {
      short[] left = new short[1 << 20];
      short[] right = new short[1 << 20];
      short[] l = new short[333];
      short[] r = new short[333];
      int total = 0;
      for (int count = reader.read(l, r); count >= 0; count = reader.read(l, r)) {
        System.arraycopy(l, 0, left, total, count);
        System.arraycopy(r, 0, right, total, count);
        total += count;
      }
      assertThat(reader.start()).isEqualTo(START);
      return new Sound(Arrays.copyOf(left, total), Arrays.copyOf(right, total), reader.isComplete(), reader.brokenChunks());
    }
  }

  @Test void bothSidesAreReadAsTheyWereWritten() throws IOException {
    try (SegmentWriter writer = new SegmentWriter(file, KEY, START, new ChunkSealer())) {
      write(writer, 0, 105);
      writer.end(105 * 160);
    }
    Sound sound = read();
    assertThat(sound.left).hasSize(105 * 160);
    assertThat(Goertzel.share(sound.left, 500)).isGreaterThan(0.95);
    assertThat(Goertzel.share(sound.right, 900)).isGreaterThan(0.95);
    assertThat(sound.complete).isTrue();
  }

  @Test void aRunningRecordingIsReadUpToItsLastChunk() throws IOException {
    try (SegmentWriter writer = new SegmentWriter(file, KEY, START, new ChunkSealer())) {
      write(writer, 0, 52);
      Sound sound = read();
      assertThat(sound.left).hasSize(50 * 160);
      assertThat(sound.complete).isFalse();
    }
  }

  @Test void framesThatNeverCameAreSilenceOfTheirLength() throws IOException {
    try (SegmentWriter writer = new SegmentWriter(file, KEY, START, new ChunkSealer())) {
      write(writer, 0, 30);
      write(writer, 80, 110);
      writer.end(120 * 160);
    }
    Sound sound = read();
    assertThat(sound.left).hasSize(120 * 160);
    assertThat(Arrays.copyOfRange(sound.left, 30 * 160, 80 * 160)).containsOnly((short) 0);
    assertThat(Goertzel.share(Arrays.copyOfRange(sound.left, 80 * 160, 110 * 160), 500)).isGreaterThan(0.95);
  }

  /// What `kill -9` leaves: any number of the last chunk's bytes.
  @Test void aSegmentCutAnywhereIsReadUpToTheCut() throws IOException {
    try (SegmentWriter writer = new SegmentWriter(file, KEY, START, new ChunkSealer())) {
      write(writer, 0, 50);
    }
    byte[] whole = Files.readAllBytes(file);
    for (int cut = whole.length - 1; cut > whole.length - 1640; cut -= 37) {
      Files.write(file, Arrays.copyOf(whole, cut));
      Sound sound = read();
      assertThat(sound.left).hasSize(45 * 160);
      assertThat(sound.complete).isFalse();
    }
  }

  @Test void aTamperedChunkIsSilenceAndCounted() throws IOException {
    try (SegmentWriter writer = new SegmentWriter(file, KEY, START, new ChunkSealer())) {
      write(writer, 0, 50);
      writer.end(8000);
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    Sound sound = read();
    assertThat(sound.left).hasSize(8000);
    assertThat(sound.broken).isEqualTo(1);
    assertThat(sound.complete).isTrue();
  }

  @Test void nothingOfTheSoundIsReadableInTheFile() throws IOException {
    try (SegmentWriter writer = new SegmentWriter(file, KEY, START, new ChunkSealer())) {
      Chunk chunk = new Chunk();
      chunk.add(0, new byte[160], new byte[160], 160, Codec.PCMA, Codec.PCMA, 0);
      writer.append(chunk);
      writer.end(160);
    }
    byte[] bytes = Files.readAllBytes(file);
    int zeros = 0;
    for (int i = 100; i < bytes.length; i++) if (bytes[i] == 0) zeros++;
    assertThat(zeros).isLessThan(20);
    assertThatThrownBy(() -> SegmentReader.open(file, id -> null)).isInstanceOf(IOException.class).hasMessageContaining("gone");
  }

  @Test void whatIsNoSegmentIsRefusedInWords() throws IOException {
    Files.writeString(file, "RIFF and then something that is long enough to be looked at as a header of sixty bytes or more");
    assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("no segment");
  }
}
