package io.trunkline.media.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Reads STUN binding requests and writes the answers (RFC 8489), as an ICE-lite agent needs (RFC 8445).
///
/// ```
/// |0 0|     STUN Message Type     |         Message Length        |
/// |                         Magic Cookie                          |
/// |                     Transaction ID (96 bits)                  |
/// ```
final class Stun {
  static final int BINDING_REQUEST = 0x0001;
  static final int BINDING_SUCCESS = 0x0101;
  static final int BINDING_ERROR = 0x0111;
  static final int USERNAME = 0x0006;
  static final int MESSAGE_INTEGRITY = 0x0008;
  static final int ERROR_CODE = 0x0009;
  static final int XOR_MAPPED_ADDRESS = 0x0020;
  static final int USE_CANDIDATE = 0x0025;
  static final int FINGERPRINT = 0x8028;
  static final int ICE_CONTROLLED = 0x8029;
  static final int MAGIC = 0x2112A442;
  static final int HEADER = 20;
  private static final int FINGERPRINT_MASK = 0x5354554E;
  private static final int MAC_LENGTH = 20;

  private Stun() {}

  static boolean isStun(byte[] data, int length) {
    return length >= HEADER && (data[0] & 0xC0) == 0 && Bytes.i32(data, 4) == MAGIC && Bytes.u16(data, 2) == length - HEADER && length % 4 == 0;
  }

  static int type(byte[] data) { return Bytes.u16(data, 0); }

  /// Where the attribute's header begins, or -1. Nothing behind MESSAGE-INTEGRITY counts but FINGERPRINT (§14.5).
  static int find(byte[] data, int length, int attribute) {
    boolean sealed = false;
    for (int at = HEADER; at + 4 <= length; ) {
      int type = Bytes.u16(data, at);
      int size = Bytes.u16(data, at + 2);
      if (at + 4 + size > length) return -1;
      if (type == attribute && (!sealed || type == FINGERPRINT)) return at;
      sealed |= type == MESSAGE_INTEGRITY;
      at += 4 + ((size + 3) & ~3);
    }
    return -1;
  }

  static boolean has(byte[] data, int length, int attribute) { return find(data, length, attribute) >= 0; }

  static @Nullable String username(byte[] data, int length) {
    int at = find(data, length, USERNAME);
    return at < 0 ? null : new String(data, at + 4, Bytes.u16(data, at + 2), StandardCharsets.UTF_8);
  }

  /// §14.5: HMAC-SHA1 over all before the attribute, with the message length as if it were the last.
  static boolean integrityHolds(byte[] data, int length, Mac key) {
    int at = find(data, length, MESSAGE_INTEGRITY);
    if (at < 0 || Bytes.u16(data, at + 2) != MAC_LENGTH) return false;
    return MessageDigest.isEqual(Arrays.copyOfRange(data, at + 4, at + 4 + MAC_LENGTH), mac(data, at, key));
  }

  private static byte[] mac(byte[] data, int at, Mac key) {
    byte[] length = new byte[2];
    Bytes.u16(length, 0, at + 4 + MAC_LENGTH - HEADER);
    key.update(data, 0, 2);
    key.update(length);
    key.update(data, 4, at - 4);
    return key.doFinal();
  }

  /// §14.7. A message without one holds too: ICE wants it, but the integrity is what protects.
  static boolean fingerprintHolds(byte[] data, int length) {
    int at = find(data, length, FINGERPRINT);
    return at < 0 || (at + 8 == length && Bytes.i32(data, at + 4) == fingerprint(data, at));
  }

  private static int fingerprint(byte[] data, int at) {
    CRC32 crc = new CRC32();
    crc.update(data, 0, at);
    return (int) crc.getValue() ^ FINGERPRINT_MASK;
  }

  static Mac key(String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Writes the answer to a good request: the address that it came from, sealed. Returns its length.
  static int success(byte[] request, InetSocketAddress from, Mac key, byte[] out) {
    header(request, BINDING_SUCCESS, out);
    byte[] ip = from.getAddress().getAddress();
    Bytes.u16(out, HEADER, XOR_MAPPED_ADDRESS);
    Bytes.u16(out, HEADER + 2, 4 + ip.length);
    out[HEADER + 4] = 0;
    out[HEADER + 5] = (byte) (ip.length == 4 ? 1 : 2);
    Bytes.u16(out, HEADER + 6, from.getPort() ^ (MAGIC >>> 16));
    for (int i = 0; i < ip.length; i++) out[HEADER + 8 + i] = (byte) (ip[i] ^ out[4 + i]);   // cookie, then transaction id
    return seal(out, HEADER + 8 + ip.length, key);
  }

  /// @param key  null where the asker has not proved that it knows the password
  static int error(byte[] request, int code, String reason, @Nullable Mac key, byte[] out) {
    header(request, BINDING_ERROR, out);
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    Bytes.u16(out, HEADER, ERROR_CODE);
    Bytes.u16(out, HEADER + 2, 4 + text.length);
    Bytes.i32(out, HEADER + 4, ((code / 100) << 8) | (code % 100));
    System.arraycopy(text, 0, out, HEADER + 8, text.length);
    int at = HEADER + 8 + text.length;
    while (at % 4 != 0) out[at++] = 0;
    return seal(out, at, key);
  }

  /// The address of an answer, un-XORed: for tests and for tools that ask.
  static @Nullable InetSocketAddress mapped(byte[] data, int length) throws UnknownHostException {
    int at = find(data, length, XOR_MAPPED_ADDRESS);
    if (at < 0) return null;
    byte[] ip = Arrays.copyOfRange(data, at + 8, at + 4 + Bytes.u16(data, at + 2));
    for (int i = 0; i < ip.length; i++) ip[i] ^= data[4 + i];
    return new InetSocketAddress(InetAddress.getByAddress(ip), Bytes.u16(data, at + 6) ^ (MAGIC >>> 16));
  }

  private static void header(byte[] request, int type, byte[] out) {
    System.arraycopy(request, 0, out, 0, HEADER);
    Bytes.u16(out, 0, type);
  }

  /// Adds integrity (with a key) and fingerprint, and sets the length.
  static int seal(byte[] out, int at, @Nullable Mac key) {
    if (key != null) {
      Bytes.u16(out, at, MESSAGE_INTEGRITY);
      Bytes.u16(out, at + 2, MAC_LENGTH);
      System.arraycopy(mac(out, at, key), 0, out, at + 4, MAC_LENGTH);
      at += 4 + MAC_LENGTH;
    }
    Bytes.u16(out, 2, at + 8 - HEADER);
    Bytes.u16(out, at, FINGERPRINT);
    Bytes.u16(out, at + 2, 4);
    Bytes.i32(out, at + 4, fingerprint(out, at));
    return at + 8;
  }
}
