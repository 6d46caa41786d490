package io.trunkline.media.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// The bytes of a segment; docs/formats/recording-segment.md is its description.
///
/// ```
/// header: "TRKLSEG" | version (1) | length of all of it (2) | start, ms of the epoch (8) | salt (32) | key id length (1) | key id | CRC-32 (4)
/// chunk:  0xC4 | length of the sealed part (2) | number (4) | sealed part = AES-256-GCM of the content, 16 bytes tag at its end
/// ```
final class SegmentFormat {
  static final byte VERSION = 1;
  static final byte CHUNK = (byte) 0xC4;
  static final int CHUNK_HEADER = 7;
  static final int TAG = 16;
  static final int SALT = 32;
  /// 200 ms of both sides and what stands before them.
  static final int LONGEST_CONTENT = 20 + 2 * 1600;
  static final byte AUDIO = 0;
  static final byte END = 1;
  private static final byte[] MAGIC = "TRKLSEG".getBytes(StandardCharsets.US_ASCII);
  private static final int FIXED = MAGIC.length + 1 + 2 + 8 + SALT + 1;
  private static final byte[] INFO = "trunkline recording segment 1".getBytes(StandardCharsets.US_ASCII);

  private SegmentFormat() {}

  static byte[] header(Instant start, byte[] salt, String keyId) {
    byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out = ByteBuffer.allocate(FIXED + id.length + 4);
    out.put(MAGIC).put(VERSION).putShort((short) out.capacity()).putLong(start.toEpochMilli()).put(salt).put((byte) id.length).put(id);
    CRC32 crc = new CRC32();
    crc.update(out.array(), 0, out.position());
    return out.putInt((int) crc.getValue()).array();
  }

  @SuppressWarnings("ArrayRecordComponent")   // never compared
  record Header(Instant start, byte[] salt, String keyId, byte[] bytes) {
    /// @throws IOException when this is no segment of a version that we read
    static Header parse(byte[] data, int available) throws IOException {
      if (available < FIXED + 4) throw new IOException("no segment: too short");
      ByteBuffer in = ByteBuffer.wrap(data, 0, available);
      byte[] magic = new byte[MAGIC.length];
      in.get(magic);
      if (!Arrays.equals(magic, MAGIC)) throw new IOException("no segment: other magic");
      byte version = in.get();
      if (version != VERSION) throw new IOException("segment version " + version + " is unknown");
      int length = in.getShort() & 0xFFFF;
      if (length < FIXED + 4 || length > available) throw new IOException("segment header is cut off");
      Instant start = Instant.ofEpochMilli(in.getLong());
      byte[] salt = new byte[SALT];
      in.get(salt);
      byte[] id = new byte[in.get() & 0xFF];
      if (FIXED + id.length + 4 != length) throw new IOException("segment header is broken");
      in.get(id);
      CRC32 crc = new CRC32();
      crc.update(data, 0, length - 4);
      if (in.getInt() != (int) crc.getValue()) throw new IOException("segment header is broken");
      return new Header(start, salt, new String(id, StandardCharsets.US_ASCII), Arrays.copyOf(data, length));
    }
  }

  /// Each segment has a key of its own, so that the chunk's number alone is a nonce that never repeats.
  static SecretKey derive(SegmentKey key, byte[] salt) {
    try {
      return KDF.getInstance("HKDF-SHA256").deriveKey("AES", HKDFParameterSpec.ofExtract().addIKM(key.secret()).addSalt(salt).thenExpand(INFO, 32));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("HKDF is part of every JDK since 25", impossible);
    }
  }

  /// Ready to seal or open one chunk. The header and the number are authenticated with it: chunks can't be moved between places or segments.
  static void prepare(Cipher cipher, int mode, SecretKey key, int number, byte[] header) throws GeneralSecurityException {
    byte[] nonce = new byte[12];
    ByteBuffer.wrap(nonce).putInt(8, number);
    cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
    cipher.updateAAD(header);
  }

  static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM is part of every JDK", impossible);
    }
  }
}
