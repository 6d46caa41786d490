package io.trunkline.media.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/// Encrypts chunks. It has the buffers for that, so a writer needs one for all of its segments. One thread at a time.
public final class ChunkSealer {
  private final Cipher cipher = SegmentFormat.cipher();
  private final ByteBuffer content = ByteBuffer.allocate(SegmentFormat.LONGEST_CONTENT);
  private final ByteBuffer sealed = ByteBuffer.allocate(SegmentFormat.CHUNK_HEADER + SegmentFormat.LONGEST_CONTENT + SegmentFormat.TAG);

  /// Empty; to be filled before [#seal].
  ByteBuffer content() { return content.clear(); }

  /// The content as it stands in a segment, valid until the next.
  ByteBuffer seal(SecretKey key, int number, byte[] header) throws IOException {
    content.flip();
    sealed.clear().put(SegmentFormat.CHUNK).putShort((short) (content.remaining() + SegmentFormat.TAG)).putInt(number);
    try {
      SegmentFormat.prepare(cipher, Cipher.ENCRYPT_MODE, key, number, header);
      cipher.doFinal(content, sealed);
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    }
    return sealed.flip();
  }
}
