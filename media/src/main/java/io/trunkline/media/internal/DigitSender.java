package io.trunkline.media.internal;

import io.trunkline.media.Audio;
import io.trunkline.media.Codec;
import io.trunkline.media.G711;
import io.trunkline.media.Tones;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/// Presses keys on the line: RFC 4733 events, a packet each 20 ms and the end three times, or tones where the peer takes no events.
final class DigitSender {
  private static final String KEYS = "0123456789*#ABCD";
  private static final int MOST_WAITING = 64;
  private static final int FRAMES_ON = 5;
  private static final int FRAMES_OFF = 5;
  private static final int VOLUME = 10;   // -10 dBm0
  private static final Audio[] TONES = new Audio[KEYS.length()];

  static {
    for (int i = 0; i < TONES.length; i++) TONES[i] = Tones.key(KEYS.charAt(i), Duration.ofMillis(FRAMES_ON * 20L));
  }

  private final byte[] waiting = new byte[MOST_WAITING];
  private final byte[] payload = new byte[4];
  private int first;
  private int count;
  private int frame = -1;   // within the press and the pause after it; -1: none
  private int timestamp;

  void dial(String digits) {
    for (char c : digits.toUpperCase(Locale.ROOT).toCharArray()) {
      int event = KEYS.indexOf(c);
      if (event < 0 || count == MOST_WAITING) continue;
      waiting[(first + count++) % MOST_WAITING] = (byte) event;
    }
  }

  boolean isBusy() { return count > 0; }

  /// Sends this 20 ms of the key being pressed.
  void tick(RtpOut out, byte[] scratch) {
    int event = waiting[first];
    frame++;
    if (out.dtmfPayloadType() >= 0) sendEvent(out, event);
    else sendTone(out, event, scratch);
    if (frame + 1 < FRAMES_ON + FRAMES_OFF) return;
    frame = -1;
    first = (first + 1) % MOST_WAITING;
    count--;
  }

  private void sendEvent(RtpOut out, int event) {
    if (frame == 0) timestamp = out.ownTimestamp();
    int duration = Math.min(frame + 1, FRAMES_ON) * 160;
    if (frame < FRAMES_ON) {
      write(event, false, duration);
      out.event(payload, timestamp, frame == 0);
    }
    if (frame == FRAMES_ON - 1) {
      write(event, true, duration);
      for (int i = 0; i < 3; i++) out.event(payload, timestamp, false);   // §2.5.1.4: the end is sent three times
    }
    out.passed(timestamp, (frame + 1) * 160);
  }

  private void sendTone(RtpOut out, int event, byte[] scratch) {
    Codec codec = out.codec();
    if (frame < FRAMES_ON) {
      TONES[event].copy(frame * 160, scratch, 0, 160);
      G711.transcode(Codec.PCMA, codec, scratch, 0, 160);
    } else {
      Arrays.fill(scratch, 0, 160, codec.silence());
    }
    out.frame(scratch, 160);
  }

  /// `|event (8)|E|R| volume (6)|duration (16)|`
  private void write(int event, boolean end, int duration) {
    payload[0] = (byte) event;
    payload[1] = (byte) (VOLUME | (end ? 0x80 : 0));
    Bytes.u16(payload, 2, duration);
  }
}
