package io.trunkline.media.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import javax.crypto.SecretKey;

/// Appends sealed chunks to a new segment. Each chunk is one write, so what was written is there after `kill -9` and can be read while the writer goes on.
/// One thread at a time.
public final class SegmentWriter implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ChunkSealer sealer;
  private final FileChannel file;
  private final byte[] header;
  private final SecretKey key;
  private long position;   // behind the last sample written
  private int number;

  /// @throws IOException also when the file is already there
  public SegmentWriter(Path path, SegmentKey tenantKey, Instant start, ChunkSealer sealer) throws IOException {
    this.sealer = sealer;
    byte[] salt = new byte[SegmentFormat.SALT];
    RANDOM.nextBytes(salt);
    header = SegmentFormat.header(start, salt, tenantKey.id());
    key = SegmentFormat.derive(tenantKey, salt);
    file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    write(ByteBuffer.wrap(header));
  }

  /// Writes what the chunk has, however little. What lies between it and the one before is a gap.
  public void append(Chunk chunk) throws IOException {
    if (chunk.isEmpty()) return;
    chunk.contentTo(sealer.content());
    position = chunk.end();
    append();
  }

  /// Writes the end with the full length in samples; without it a reader knows that the writer died.
  public void end(long samples) throws IOException {
    sealer.content().put(SegmentFormat.END).putLong(Math.max(samples, position));
    append();
    file.force(false);
  }

  private void append() throws IOException { write(sealer.seal(key, number++, header)); }

  private void write(ByteBuffer bytes) throws IOException { while (bytes.hasRemaining()) file.write(bytes); }

  public long bytes() throws IOException { return file.size(); }

  @Override public void close() throws IOException { file.close(); }
}
