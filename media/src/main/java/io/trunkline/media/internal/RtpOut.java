package io.trunkline.media.internal;

import io.trunkline.media.Codec;
import io.trunkline.media.G711;
import io.trunkline.media.RemoteMedia;
import org.jspecify.annotations.Nullable;

/// Makes one continuous RTP stream of whatever a leg hears: sequence numbers without holes of our making, timestamps that follow the clock,
/// one SSRC for life, and the marker bit where a new source begins (RFC 3551 §4.1).
final class RtpOut {
  /// A sequence step beyond this is a new stream of the source, not loss.
  private static final int WIDEST_GAP = 100;
  private static final int LONGEST_PAYLOAD = 1280;
  static final long NOT_SENT = -1;

  /// What a relayed source's numbers are shifted by.
  static final class Shift {
    boolean set;
    int ssrc;
    int sequence;
    int timestamp;
    int firstSequence;
  }

  final int ssrc;
  long packets;
  long octets;
  int lastTimestamp;   // of the newest packet, with the moment it was sent: what RTCP sender reports tell
  long lastNs;
  boolean everSent;

  private final Wire wire;
  private final MediaLoop loop;
  private int sequence;
  private int lastSamples = 160;
  private boolean clocked;   // the newest packet was of our own 20 ms clock
  private boolean mark = true;
  private @Nullable RemoteMedia remote;

  RtpOut(MediaLoop loop, Wire wire, int ssrc, int firstSequence, int firstTimestamp) {
    this.loop = loop;
    this.wire = wire;
    this.ssrc = ssrc;
    this.sequence = firstSequence;
    this.lastTimestamp = firstTimestamp;
  }

  void remote(RemoteMedia remote) { this.remote = remote; }

  /// Another source begins: its first packet gets the marker.
  void switched() {
    mark = true;
    clocked = false;
  }

  boolean canSend() { return remote != null && remote.direction().sends() && wire.isOpen(); }

  Codec codec() { return remote == null ? Codec.PCMA : remote.codec(); }

  /// -1: the peer has no telephone-events.
  int dtmfPayloadType() { return remote == null ? -1 : remote.dtmfPayloadType(); }

  /// Sends a 20 ms frame of our own making, already in the leg's codec.
  void frame(byte[] payload, int length) {
    RemoteMedia to = remote;
    if (to == null || !canSend()) return;
    int timestamp = ownTimestamp();
    System.arraycopy(payload, 0, loop.outgoing, RtpPacket.HEADER, length);
    send(to.payloadType(), mark, (sequence + 1) & 0xFFFF, timestamp, length);
    mark = false;
    clocked = true;
    lastSamples = length;
  }

  /// Timestamp for something that begins now.
  int ownTimestamp() {
    if (!everSent || clocked) return lastTimestamp + lastSamples;
    long elapsed = (loop.nowNs - lastNs) / 125_000;
    return lastTimestamp + (int) Math.max(lastSamples, elapsed);
  }

  /// Sends a packet of an event that began at `timestamp`; all of one event carry the same (RFC 4733 §2.3).
  void event(byte[] payload, int timestamp, boolean first) {
    RemoteMedia to = remote;
    if (to == null || !canSend()) return;
    System.arraycopy(payload, 0, loop.outgoing, RtpPacket.HEADER, 4);
    send(to.dtmfPayloadType(), first, (sequence + 1) & 0xFFFF, timestamp, 4);
    clocked = false;
    mark = true;   // sound after an event begins a talk spurt
  }

  /// Time on the stream's clock passed by `samples` without sound (an event, a pause).
  void passed(int timestamp, int samples) {
    lastTimestamp = timestamp;
    lastSamples = samples;
    clocked = true;
  }

  /// Passes on a packet of another leg under our own numbers; its losses and its order stay visible to the peer.
  ///
  /// @return the timestamp it got (32 bits), or [#NOT_SENT]
  long relay(RtpPacket packet, Shift shift) {
    RemoteMedia to = remote;
    if (to == null || !canSend() || packet.payloadLength > LONGEST_PAYLOAD) {
      shift.set = false;
      return NOT_SENT;
    }
    if (packet.telephoneEvent && to.dtmfPayloadType() < 0) return NOT_SENT;
    if (!shift.set || shift.ssrc != packet.ssrc || !continues(packet, shift)) anchor(packet, shift);
    int out = (packet.sequence + shift.sequence) & 0xFFFF;
    if ((short) (packet.sequence - shift.firstSequence) < 0) return NOT_SENT;   // late, from before the switch: its number is already used
    int timestamp = packet.timestamp + shift.timestamp;
    System.arraycopy(packet.data, packet.payloadAt, loop.outgoing, RtpPacket.HEADER, packet.payloadLength);
    if (!packet.telephoneEvent) G711.transcode(packet.codec, to.codec(), loop.outgoing, RtpPacket.HEADER, packet.payloadLength);
    boolean newest = (short) (out - sequence) > 0;
    int newestSequence = sequence;
    int newestTimestamp = lastTimestamp;
    send(packet.telephoneEvent ? to.dtmfPayloadType() : to.payloadType(), mark || packet.marker, out, timestamp, packet.payloadLength);
    mark = false;
    clocked = false;
    if (newest) {
      if (!packet.telephoneEvent) lastSamples = packet.payloadLength;
    } else {
      sequence = newestSequence;
      lastTimestamp = newestTimestamp;
    }
    return timestamp & 0xFFFF_FFFFL;
  }

  private boolean continues(RtpPacket packet, Shift shift) {
    int step = (short) (packet.sequence + shift.sequence - sequence);
    return step <= WIDEST_GAP && step > -WIDEST_GAP;
  }

  private void anchor(RtpPacket packet, Shift shift) {
    clocked = false;
    shift.set = true;
    shift.ssrc = packet.ssrc;
    shift.firstSequence = packet.sequence;
    shift.sequence = sequence + 1 - packet.sequence;
    shift.timestamp = ownTimestamp() - packet.timestamp;
    mark = true;
  }

  private void send(int payloadType, boolean marker, int sequence, int timestamp, int payloadLength) {
    RtpPacket.header(loop.outgoing, payloadType, marker, sequence, timestamp, ssrc);
    this.sequence = sequence;
    lastTimestamp = timestamp;
    lastNs = loop.nowNs;
    everSent = true;
    packets++;
    octets += payloadLength;
    loop.sent++;
    if (!wire.sendRtp(loop.outgoing, RtpPacket.HEADER + payloadLength)) loop.droppedPackets++;
  }
}
