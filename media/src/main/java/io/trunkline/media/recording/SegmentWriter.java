package io.trunkline.media.recording;

import io.trunkline.media.Codec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/// Appends sealed chunks to a new segment. Each chunk is one write, so what was written is there after `kill -9` and can be read while the writer goes on.
/// One thread at a time.
public final class SegmentWriter implements AutoCloseable {
  /// 100 ms. With the tap's 60 ms and the writer's turn of 20 ms a crash loses at most 180 ms.
  public static final int CHUNK_SAMPLES = 800;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final FileChannel file;
  private final byte[] header;
  private final SecretKey key;
  private final Cipher cipher = SegmentFormat.cipher();
  private final byte[] said = new byte[CHUNK_SAMPLES];
  private final byte[] heard = new byte[CHUNK_SAMPLES];
  private final ByteBuffer content = ByteBuffer.allocate(SegmentFormat.LONGEST_CONTENT);
  private final ByteBuffer sealed = ByteBuffer.allocate(SegmentFormat.CHUNK_HEADER + SegmentFormat.LONGEST_CONTENT + SegmentFormat.TAG);
  private Codec saidCodec = Codec.PCMA;
  private Codec heardCodec = Codec.PCMA;
  private int gaps;
  private int filled;
  private long position;   // of the first sample in `said`
  private int number;

  /// @throws IOException also when the file is already there
  public SegmentWriter(Path path, SegmentKey tenantKey, Instant start) throws IOException {
    byte[] salt = new byte[SegmentFormat.SALT];
    RANDOM.nextBytes(salt);
    header = SegmentFormat.header(start, salt, tenantKey.id());
    key = SegmentFormat.derive(tenantKey, salt);
    file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    write(ByteBuffer.wrap(header));
  }

  /// Adds up to 20 ms that begin at `at` (samples since the start). What lies between it and the frame before is a gap.
  public void frame(long at, byte[] saidFrame, int saidAt, byte[] heardFrame, int heardAt, int samples, Codec saidIn, Codec heardIn, int frameGaps)
      throws IOException {
    boolean fits = at == position + filled && filled + samples <= CHUNK_SAMPLES && (filled == 0 || (saidIn == saidCodec && heardIn == heardCodec));
    if (!fits) flush();
    if (filled == 0) position = at;
    saidCodec = saidIn;
    heardCodec = heardIn;
    System.arraycopy(saidFrame, saidAt, said, filled, samples);
    System.arraycopy(heardFrame, heardAt, heard, filled, samples);
    gaps |= frameGaps << (2 * (filled / RecordingSink.FRAME));
    filled += samples;
    if (filled == CHUNK_SAMPLES) flush();
  }

  /// Writes what waits, however little.
  public void flush() throws IOException {
    if (filled == 0) return;
    content.clear().put(SegmentFormat.AUDIO).putLong(position).putShort((short) filled).put((byte) saidCodec.payloadType()).put((byte) heardCodec.payloadType())
        .putInt(gaps).put(said, 0, filled).put(heard, 0, filled);
    position += filled;
    filled = 0;
    gaps = 0;
    append();
  }

  /// Writes the end with the full length in samples; without it a reader knows that the writer died.
  public void end(long samples) throws IOException {
    flush();
    content.clear().put(SegmentFormat.END).putLong(Math.max(samples, position));
    append();
    file.force(false);
  }

  private void append() throws IOException {
    content.flip();
    sealed.clear().put(SegmentFormat.CHUNK).putShort((short) (content.remaining() + SegmentFormat.TAG)).putInt(number);
    try {
      SegmentFormat.prepare(cipher, Cipher.ENCRYPT_MODE, key, number, header);
      cipher.doFinal(content, sealed);
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    }
    number++;
    write(sealed.flip());
  }

  private void write(ByteBuffer bytes) throws IOException { while (bytes.hasRemaining()) file.write(bytes); }

  public long bytes() throws IOException { return file.size(); }

  @Override public void close() throws IOException { file.close(); }
}
