package io.trunkline.media.internal;

/// Finds keys in telephone-events (RFC 4733): each press exactly once, at its first packet that arrives, whichever of them are lost or repeated.
final class DigitReceiver {
  private static final String KEYS = "0123456789*#ABCD";
  /// A press is known by its timestamp; late repeats of earlier presses must not count again.
  private static final int REMEMBERED = 16;
  /// §2.5.1.3: a press of more than 8 s continues in a new segment that begins where this one ended.
  private static final int LONGEST_SEGMENT = 0xFFFF;

  private final int[] timestamps = new int[REMEMBERED];
  private final int[] sources = new int[REMEMBERED];
  private int known;
  private int next;
  private int lastEvent = -1;
  private int lastTimestamp;

  /// @return the key, or 0 when this packet tells nothing new
  char key(RtpPacket packet) {
    if (packet.payloadLength < 4) return 0;
    int event = packet.data[packet.payloadAt] & 0xFF;
    if (event >= KEYS.length() || isKnown(packet)) return 0;
    boolean continuation = event == lastEvent && packet.timestamp - lastTimestamp == LONGEST_SEGMENT;
    timestamps[next] = packet.timestamp;
    sources[next] = packet.ssrc;
    next = (next + 1) % REMEMBERED;
    known = Math.min(REMEMBERED, known + 1);
    lastEvent = event;
    lastTimestamp = packet.timestamp;
    return continuation ? 0 : KEYS.charAt(event);
  }

  private boolean isKnown(RtpPacket packet) {
    for (int i = 0; i < known; i++) if (timestamps[i] == packet.timestamp && sources[i] == packet.ssrc) return true;
    return false;
  }
}
