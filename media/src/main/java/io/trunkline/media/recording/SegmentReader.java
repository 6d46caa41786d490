package io.trunkline.media.recording;

import io.trunkline.media.Codec;
import io.trunkline.media.G711;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/// Reads a segment from its start as linear stereo at 8,000 samples a second: left what the party said, right what it heard. Gaps and broken chunks are silence
/// of their true length. A segment that is still written, or whose writer was killed, ends with its last whole chunk.
public final class SegmentReader implements AutoCloseable {
  private final DataInputStream in;
  private final SegmentFormat.Header header;
  private final SecretKey key;
  private final Cipher cipher = SegmentFormat.cipher();
  private final byte[] sealed = new byte[SegmentFormat.LONGEST_CONTENT + SegmentFormat.TAG];
  private final byte[] content = new byte[SegmentFormat.LONGEST_CONTENT];
  private final short[] left = new short[SegmentFormat.LONGEST_CONTENT];
  private final short[] right = new short[SegmentFormat.LONGEST_CONTENT];
  private long position;   // of the next sample to give
  private int at;   // within left and right
  private int available;
  private long silence;   // samples to give before them
  private boolean complete;
  private boolean over;
  private int broken;
  private long missingSaid;
  private long missingHeard;

  private SegmentReader(DataInputStream in, SegmentFormat.Header header, SecretKey key) {
    this.in = in;
    this.header = header;
    this.key = key;
  }

  /// @throws IOException also when the file is no segment or its key is gone
  public static SegmentReader open(Path path, KeyRing keys) throws IOException {
    InputStream file = Files.newInputStream(path);
    try {
      DataInputStream in = new DataInputStream(new BufferedInputStream(file, 64 << 10));
      in.mark(1024);
      byte[] start = in.readNBytes(1024);
      SegmentFormat.Header header = SegmentFormat.Header.parse(start, start.length);
      in.reset();
      in.skipNBytes(header.bytes().length);
      SegmentKey key = keys.key(header.keyId());
      if (key == null) throw new IOException("the key " + header.keyId() + " of this segment is gone");
      return new SegmentReader(in, header, SegmentFormat.derive(key, header.salt()));
    } catch (IOException | RuntimeException failure) {
      file.close();
      throw failure;
    }
  }

  public Instant start() { return header.start(); }

  /// Fills both arrays from 0 on. Returns how many samples, or -1 at the end.
  public int read(short[] leftOut, short[] rightOut) throws IOException {
    while (silence == 0 && at == available) {
      if (over) return -1;
      nextChunk();
    }
    int count;
    if (silence > 0) {
      count = (int) Math.min(silence, leftOut.length);
      Arrays.fill(leftOut, 0, count, (short) 0);
      Arrays.fill(rightOut, 0, count, (short) 0);
      silence -= count;
    } else {
      count = Math.min(available - at, leftOut.length);
      System.arraycopy(left, at, leftOut, 0, count);
      System.arraycopy(right, at, rightOut, 0, count);
      at += count;
    }
    position += count;
    return count;
  }

  /// Samples given so far.
  public long position() { return position; }

  /// After the end: true when the writer ended the segment, false when it was killed or is still writing.
  public boolean isComplete() { return complete; }

  /// Chunks that failed authentication.
  public int brokenChunks() { return broken; }

  /// Samples, among those read, for which the network brought nothing.
  public long missingSaid() { return missingSaid; }

  public long missingHeard() { return missingHeard; }

  private void nextChunk() throws IOException {
    int length;
    int number;
    try {
      if (in.readByte() != SegmentFormat.CHUNK) throw new EOFException();
      length = in.readUnsignedShort();
      number = in.readInt();
      if (length > sealed.length || length <= SegmentFormat.TAG) throw new EOFException();
      in.readFully(sealed, 0, length);
    } catch (EOFException unfinished) {
      over = true;
      return;
    }
    try {
      SegmentFormat.prepare(cipher, Cipher.DECRYPT_MODE, key, number, header.bytes());
      take(ByteBuffer.wrap(content, 0, cipher.doFinal(sealed, 0, length, content)));
    } catch (AEADBadTagException tampered) {
      broken++;   // the next good chunk knows its position, so this one becomes silence
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    }
  }

  private void take(ByteBuffer chunk) {
    byte kind = chunk.get();
    long start = chunk.getLong();
    silence = Math.max(0, start - position);
    if (kind == SegmentFormat.END) {
      complete = true;
      over = true;
      return;
    }
    int samples = chunk.getShort() & 0xFFFF;
    Codec saidCodec = codec(chunk.get());
    Codec heardCodec = codec(chunk.get());
    int gaps = chunk.getInt();
    int saidAt = chunk.position();
    for (int i = 0; i < samples; i++) {
      left[i] = G711.decode(saidCodec, content[saidAt + i]);
      right[i] = G711.decode(heardCodec, content[saidAt + samples + i]);
    }
    at = 0;
    available = samples;
    for (int frame = 0; frame * RecordingSink.FRAME < samples; frame++) {
      if ((gaps >> (2 * frame) & 1) != 0) missingSaid += RecordingSink.FRAME;
      if ((gaps >> (2 * frame) & 2) != 0) missingHeard += RecordingSink.FRAME;
    }
  }

  private static Codec codec(byte payloadType) { return payloadType == Codec.PCMU.payloadType() ? Codec.PCMU : Codec.PCMA; }

  @Override public void close() throws IOException { in.close(); }
}
