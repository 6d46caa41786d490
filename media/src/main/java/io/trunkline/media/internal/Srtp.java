package io.trunkline.media.internal;

import io.trunkline.media.RemoteMedia;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.utils.ByteArrayBuffer;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;

/// The keys of one leg: seals what we send and opens what the peer sends (RFC 3711, RFC 7714), in place. Loop thread only.
final class Srtp {
  /// A profile of `use_srtp` (RFC 5764 §4.1.2, RFC 7714 §14.2), best first, with its name in `a=crypto` (RFC 4568 §6.2, RFC 7714 §14.1).
  enum Profile {
    AEAD_AES_128_GCM("AEAD_AES_128_GCM", 7, 16, 12),
    AEAD_AES_256_GCM("AEAD_AES_256_GCM", 8, 32, 12),
    AES128_CM_HMAC_SHA1_80("AES_CM_128_HMAC_SHA1_80", 1, 16, 14),
    AES128_CM_HMAC_SHA1_32("AES_CM_128_HMAC_SHA1_32", 2, 16, 14);

    final String suite;
    final int id;
    final int keyLength;
    final int saltLength;

    Profile(String suite, int id, int keyLength, int saltLength) {
      this.suite = suite;
      this.id = id;
      this.keyLength = keyLength;
      this.saltLength = saltLength;
    }

    private SrtpPolicy policy() {
      return switch (this) {
        case AEAD_AES_128_GCM, AEAD_AES_256_GCM -> new SrtpPolicy(SrtpPolicy.AESGCM_ENCRYPTION, keyLength, SrtpPolicy.NULL_AUTHENTICATION, 0, 16, saltLength);
        case AES128_CM_HMAC_SHA1_80 -> counterMode(10);
        case AES128_CM_HMAC_SHA1_32 -> counterMode(4);
      };
    }

    /// RFC 4568 §6.2.2: the short tag is for RTP alone.
    private SrtpPolicy controlPolicy() { return this == AES128_CM_HMAC_SHA1_32 ? counterMode(10) : policy(); }

    private SrtpPolicy counterMode(int tagLength) {
      return new SrtpPolicy(SrtpPolicy.AESCM_ENCRYPTION, keyLength, SrtpPolicy.HMACSHA1_AUTHENTICATION, 20, tagLength, saltLength);
    }

    /// Bytes to export from DTLS: two keys and two salts.
    int materialLength() { return 2 * (keyLength + saltLength); }
  }

  /// A peer that changes its SSRC with each packet mustn't fill the memory.
  private static final int MOST_SOURCES = 8;
  private static final Logger LOG = new LoggerImpl("srtp");

  private final SrtpContextFactory outgoing;
  private final SrtpContextFactory incoming;
  private final Map<Integer, SrtpCryptoContext> sources = new HashMap<>();
  private final Map<Integer, SrtcpCryptoContext> controlSources = new HashMap<>();
  private final SrtpCryptoContext out;
  private final SrtcpCryptoContext controlOut;
  private final View view = new View();

  private Srtp(SrtpContextFactory outgoing, SrtpContextFactory incoming, int ssrc) throws GeneralSecurityException {
    this.outgoing = outgoing;
    this.incoming = incoming;
    out = outgoing.deriveContext(ssrc, 0);
    controlOut = outgoing.deriveControlContext(ssrc);
  }

  /// The library measures its ciphers at their first use, which takes up to some seconds on a busy machine: better at the start than in somebody's call.
  static void warmUp() {
    for (Profile profile : Profile.values()) {
      Srtp keys = ofServer(profile, new byte[profile.materialLength()], 1);
      byte[] packet = new byte[256];
      RtpPacket.header(packet, 0, false, 1, 160, 1);
      keys.seal(packet, 172);
      keys.open(packet, 188);
      keys.close();
    }
  }

  /// @param material  `client key | server key | client salt | server salt` (RFC 5764 §4.2); we are the server
  static Srtp ofServer(Profile profile, byte[] material, int ssrc) {
    int key = profile.keyLength;
    int salt = profile.saltLength;
    byte[] clientSalt = Arrays.copyOfRange(material, 2 * key, 2 * key + salt);
    byte[] serverSalt = Arrays.copyOfRange(material, 2 * key + salt, 2 * key + 2 * salt);
    return of(profile, Arrays.copyOfRange(material, key, 2 * key), serverSalt, Arrays.copyOf(material, key), clientSalt, ssrc);
  }

  /// Keys that stand in session descriptions (RFC 4568 §6.1: key and salt together, in base64).
  ///
  /// @throws IllegalArgumentException for a suite that we don't know or keys of another length
  static Srtp ofKeys(RemoteMedia.Keys keys, int ssrc) {
    Profile profile = Arrays.stream(Profile.values()).filter(known -> known.suite.equals(keys.suite())).findFirst().orElseThrow(() -> new IllegalArgumentException("no such suite"));
    byte[] ours = Base64.getDecoder().decode(keys.ours());
    byte[] theirs = Base64.getDecoder().decode(keys.theirs());
    int key = profile.keyLength;
    int whole = key + profile.saltLength;
    if (ours.length != whole || theirs.length != whole) throw new IllegalArgumentException("keys of another length");
    return of(profile, Arrays.copyOf(ours, key), Arrays.copyOfRange(ours, key, whole), Arrays.copyOf(theirs, key), Arrays.copyOfRange(theirs, key, whole), ssrc);
  }

  static Srtp of(Profile profile, byte[] outKey, byte[] outSalt, byte[] inKey, byte[] inSalt, int ssrc) {
    try {
      return new Srtp(new SrtpContextFactory(true, outKey, outSalt, profile.policy(), profile.controlPolicy(), LOG),
          new SrtpContextFactory(false, inKey, inSalt, profile.policy(), profile.controlPolicy(), LOG), ssrc);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("SRTP keys could not be derived", broken);
    }
  }

  /// @return the new length, or -1. The array needs 32 bytes of room
  int seal(byte[] packet, int length) {
    try {
      return out.transformPacket(view.on(packet, length)) == SrtpErrorStatus.OK ? view.length : -1;
    } catch (GeneralSecurityException failure) {
      return -1;
    }
  }

  int sealControl(byte[] packet, int length) {
    try {
      return controlOut.transformPacket(view.on(packet, length)) == SrtpErrorStatus.OK ? view.length : -1;
    } catch (GeneralSecurityException failure) {
      return -1;
    }
  }

  /// @return the new length, or -1 for what isn't from our peer or comes twice
  int open(byte[] packet, int length) {
    if (length < RtpPacket.HEADER) return -1;
    try {
      int ssrc = Bytes.i32(packet, 8);
      SrtpCryptoContext known = sources.get(ssrc);
      if (known == null && sources.size() >= MOST_SOURCES) return -1;
      SrtpCryptoContext context = known != null ? known : incoming.deriveContext(ssrc, 0);
      if (context.reverseTransformPacket(view.on(packet, length), false) != SrtpErrorStatus.OK) return -1;
      if (known == null) sources.put(ssrc, context);   // only who has the keys is remembered: forged packets mustn't fill the table
      return view.length;
    } catch (GeneralSecurityException | RuntimeException broken) {   // a mangled header may lead the library out of its array
      return -1;
    }
  }

  int openControl(byte[] packet, int length) {
    if (length < 8) return -1;
    try {
      int ssrc = Bytes.i32(packet, 4);
      SrtcpCryptoContext known = controlSources.get(ssrc);
      if (known == null && controlSources.size() >= MOST_SOURCES) return -1;
      SrtcpCryptoContext context = known != null ? known : incoming.deriveControlContext(ssrc);
      if (context.reverseTransformPacket(view.on(packet, length)) != SrtpErrorStatus.OK) return -1;
      if (known == null) controlSources.put(ssrc, context);
      return view.length;
    } catch (GeneralSecurityException | RuntimeException broken) {
      return -1;
    }
  }

  void close() {
    outgoing.close();
    incoming.close();
  }

  /// A packet as the library wants to see it.
  private static final class View implements ByteArrayBuffer {
    private byte[] data = new byte[0];
    private int offset;
    private int length;

    View on(byte[] packet, int size) {
      data = packet;
      offset = 0;
      length = size;
      return this;
    }

    @Override public byte[] getBuffer() { return data; }

    @Override public int getOffset() { return offset; }

    @Override public int getLength() { return length; }

    @Override public void setLength(int size) { length = size; }

    @Override public void setOffset(int at) { offset = at; }

    @Override public boolean isInvalid() { return false; }

    @Override public void readRegionToBuff(int at, int size, byte[] target) { System.arraycopy(data, offset + at, target, 0, size); }

    /// The array is large enough by contract.
    @Override public void grow(int by) { if (offset + length + by > data.length) throw new IllegalStateException("no room for the tag"); }

    @Override public void append(byte[] more, int size) {
      grow(size);
      System.arraycopy(more, 0, data, offset + length, size);
      length += size;
    }

    @Override public void shrink(int by) { length -= by; }
  }
}
