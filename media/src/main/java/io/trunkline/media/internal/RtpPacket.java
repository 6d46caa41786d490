package io.trunkline.media.internal;

import io.trunkline.media.Codec;

/// A view of one RTP packet (RFC 3550 §5.1), reused for each packet of a loop.
///
/// ```
///  0                   1                   2                   3
/// |V=2|P|X|  CC   |M|     PT      |       sequence number         |
/// |                           timestamp                           |
/// |           synchronization source (SSRC) identifier            |
/// ```
final class RtpPacket {
  static final int HEADER = 12;

  byte[] data = new byte[0];
  int payloadAt;
  int payloadLength;
  int payloadType;
  int sequence;
  int timestamp;
  int ssrc;
  boolean marker;

  /// Set by the leg: what the payload is.
  Codec codec = Codec.PCMA;
  boolean telephoneEvent;
  boolean comfortNoise;   // RFC 3389: the peer is silent and says so; there is no sound in it

  /// Takes a datagram apart. False: not RTP, or broken.
  boolean parse(byte[] datagram, int length) {
    if (length < HEADER || (datagram[0] & 0xC0) != 0x80) return false;
    int at = HEADER + 4 * (datagram[0] & 0x0F);
    if ((datagram[0] & 0x10) != 0) {   // extension (§5.3.1): its length in words follows its profile
      if (at + 4 > length) return false;
      at += 4 + 4 * Bytes.u16(datagram, at + 2);
    }
    int end = (datagram[0] & 0x20) != 0 ? length - (datagram[length - 1] & 0xFF) : length;
    if (at > end) return false;
    data = datagram;
    payloadAt = at;
    payloadLength = end - at;
    marker = (datagram[1] & 0x80) != 0;
    payloadType = datagram[1] & 0x7F;
    sequence = Bytes.u16(datagram, 2);
    timestamp = Bytes.i32(datagram, 4);
    ssrc = Bytes.i32(datagram, 8);
    return true;
  }

  static void header(byte[] out, int payloadType, boolean marker, int sequence, int timestamp, int ssrc) {
    out[0] = (byte) 0x80;
    out[1] = (byte) (payloadType | (marker ? 0x80 : 0));
    Bytes.u16(out, 2, sequence);
    Bytes.i32(out, 4, timestamp);
    Bytes.i32(out, 8, ssrc);
  }
}
