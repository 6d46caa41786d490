package io.trunkline.media.recording;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/// A finished file (an MP3) at rest: sealed in blocks of 64 KiB with AES-256-GCM under the tenant's key, so that any part can be read without the rest.
///
/// ```
/// "TRKLSLD" | version (1) | length of the header (2) | length of the content (8) | salt (32) | key id length (1) | key id | blocks, each with its tag
/// ```
public final class SealedFile implements AutoCloseable {
  private static final byte[] MAGIC = "TRKLSLD".getBytes(StandardCharsets.US_ASCII);
  private static final byte VERSION = 1;
  private static final int BLOCK = 64 << 10;
  private static final int FIXED = MAGIC.length + 1 + 2 + 8 + SegmentFormat.SALT + 1;
  private static final int LONGEST_HEADER = FIXED + 64;

  private final FileChannel file;
  private final byte[] header;
  private final SecretKey key;
  private final long length;
  private final Cipher cipher = SegmentFormat.cipher();

  private SealedFile(FileChannel file, byte[] header, SecretKey key, long length) {
    this.file = file;
    this.header = header;
    this.key = key;
    this.length = length;
  }

  /// Seals a copy of `plain` and forces it to the disk. A target that is there is replaced.
  public static void seal(Path plain, Path target, SegmentKey tenantKey) throws IOException {
    byte[] salt = new byte[SegmentFormat.SALT];
    new SecureRandom().nextBytes(salt);
    byte[] id = tenantKey.id().getBytes(StandardCharsets.US_ASCII);
    long length = Files.size(plain);
    byte[] header = ByteBuffer.allocate(FIXED + id.length).put(MAGIC).put(VERSION).putShort((short) (FIXED + id.length)).putLong(length).put(salt)
        .put((byte) id.length).put(id).array();
    SecretKey key = SegmentFormat.derive(tenantKey, salt);
    Cipher cipher = SegmentFormat.cipher();
    try (InputStream in = Files.newInputStream(plain); OutputStream out = Files.newOutputStream(target)) {
      out.write(header);
      int number = 0;
      for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
        SegmentFormat.prepare(cipher, Cipher.ENCRYPT_MODE, key, number++, header);
        out.write(cipher.doFinal(block));
      }
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    }
    try (FileChannel written = FileChannel.open(target, StandardOpenOption.WRITE)) {
      written.force(true);
    }
  }

  /// @throws IOException also when it is no such file or its key is gone
  public static SealedFile open(Path path, KeyRing keys) throws IOException {
    FileChannel file = FileChannel.open(path);
    try {
      byte[] start = new byte[(int) Math.min(LONGEST_HEADER, file.size())];
      readFully(file, ByteBuffer.wrap(start), 0);
      ByteBuffer in = ByteBuffer.wrap(start);
      if (start.length < FIXED || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) throw new IOException("no sealed file");
      in.position(MAGIC.length);
      if (in.get() != VERSION) throw new IOException("a sealed file of an unknown version");
      int headerLength = in.getShort() & 0xFFFF;
      long length = in.getLong();
      byte[] salt = new byte[SegmentFormat.SALT];
      in.get(salt);
      byte[] id = new byte[in.get() & 0xFF];
      if (headerLength != FIXED + id.length || headerLength > start.length) throw new IOException("a sealed file with a broken header");
      in.get(id);
      String keyId = new String(id, StandardCharsets.US_ASCII);
      SegmentKey key = keys.key(keyId);
      if (key == null) throw new IOException("the key " + keyId + " of this file is gone");
      return new SealedFile(file, Arrays.copyOf(start, headerLength), SegmentFormat.derive(key, salt), length);
    } catch (IOException | RuntimeException failure) {
      file.close();
      throw failure;
    }
  }

  /// Bytes of the content.
  public long length() { return length; }

  /// The block that holds `position`: from there to the block's end. Empty at the end of the content.
  ///
  /// @throws IOException also when the block was changed
  public synchronized byte[] read(long position) throws IOException {
    if (position >= length) return new byte[0];
    int number = (int) (position / BLOCK);
    int size = (int) Math.min(BLOCK, length - (long) number * BLOCK);
    byte[] sealed = new byte[size + SegmentFormat.TAG];
    readFully(file, ByteBuffer.wrap(sealed), header.length + (long) number * (BLOCK + SegmentFormat.TAG));
    try {
      SegmentFormat.prepare(cipher, Cipher.DECRYPT_MODE, key, number, header);
      byte[] block = cipher.doFinal(sealed);
      return Arrays.copyOfRange(block, (int) (position % BLOCK), block.length);
    } catch (GeneralSecurityException tampered) {
      throw new IOException("block " + number + " was changed", tampered);
    }
  }

  /// A stream of the content that skips without reading. Closing it closes the file.
  public InputStream stream() {
    return new InputStream() {
      private byte[] block = new byte[0];
      private int at;
      private long position;   // of the byte behind `block`

      @Override public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override public int read(byte[] target, int from, int count) throws IOException {
        if (count == 0) return 0;
        if (at == block.length) {
          block = SealedFile.this.read(position);
          at = 0;
          position += block.length;
          if (block.length == 0) return -1;
        }
        int part = Math.min(count, block.length - at);
        System.arraycopy(block, at, target, from, part);
        at += part;
        return part;
      }

      @Override public long skip(long count) {
        long now = position - (block.length - at);
        long to = Math.clamp(now + count, now, length);
        block = new byte[0];
        at = 0;
        position = to;
        return to - now;
      }

      @Override public void close() throws IOException { SealedFile.this.close(); }
    };
  }

  private static void readFully(FileChannel file, ByteBuffer into, long from) throws IOException {
    long at = from;
    while (into.hasRemaining()) {
      int count = file.read(into, at);
      if (count < 0) throw new EOFException("the file is cut off");
      at += count;
    }
  }

  @Override public void close() throws IOException { file.close(); }
}
