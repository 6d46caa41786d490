package io.trunkline.media.recording;

import static io.trunkline.fuzz.Target.mustHold;

import io.trunkline.fuzz.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;

/// Files of recordings, as a crash, a disk or a stranger may leave them.
public final class SegmentTarget implements Target {
  private static final SegmentKey KEY = new SegmentKey("k", new byte[SegmentKey.LENGTH]);

  private final Path file;

  public SegmentTarget() {
    try {
      file = Files.createTempFile("segment", ".fuzz");
      file.toFile().deleteOnExit();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override public List<byte[]> seeds() {
    byte[] header = SegmentFormat.header(Instant.parse("2026-11-23T12:00:00Z"), new byte[SegmentFormat.SALT], "k");
    List<byte[]> seeds = new ArrayList<>();
    seeds.add(Arrays.copyOf(header, 200));
    seeds.add(written());
    return seeds;
  }

  /// One chunk of 20 ms and the end, sealed as a writer would.
  private static byte[] written() {
    byte[] header = SegmentFormat.header(Instant.parse("2026-11-23T12:00:00Z"), new byte[SegmentFormat.SALT], KEY.id());
    ByteBuffer segment = ByteBuffer.allocate(2_000).put(header);
    byte[] sound = new byte[2 * RecordingSink.FRAME];
    chunk(segment, header, 0, ByteBuffer.allocate(500).put(SegmentFormat.AUDIO).putLong(800).putShort((short) RecordingSink.FRAME).put((byte) 8).put((byte) 0).putInt(1).put(sound));
    chunk(segment, header, 1, ByteBuffer.allocate(500).put(SegmentFormat.END).putLong(1_600));
    return Arrays.copyOf(segment.array(), segment.position());
  }

  private static void chunk(ByteBuffer segment, byte[] header, int number, ByteBuffer content) {
    try {
      Cipher cipher = SegmentFormat.cipher();
      SegmentFormat.prepare(cipher, Cipher.ENCRYPT_MODE, SegmentFormat.derive(KEY, new byte[SegmentFormat.SALT]), number, header);
      byte[] plain = new byte[content.flip().remaining()];
      content.get(plain);
      byte[] sealed = cipher.doFinal(plain);
      segment.put(SegmentFormat.CHUNK).putShort((short) sealed.length).putInt(number).put(sealed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override public void eat(byte[] input) throws IOException {
    Files.write(file, input);
    short[] left = new short[1600];
    short[] right = new short[1600];
    try (SegmentReader reader = SegmentReader.open(file, id -> id.equals("k") ? KEY : null)) {
      int reads = 0;
      while (reader.read(left, right) >= 0) mustHold(++reads < 10_000_000, "an end");
    } catch (IOException noSegment) {
      // as it says
    }
  }
}
