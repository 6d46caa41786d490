package io.trunkline.media.internal;

import static io.trunkline.fuzz.Target.mustHold;

import io.trunkline.fuzz.Target;
import io.trunkline.media.internal.io.MediaIo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// RTP packets of one source, several to an input (two bytes of length before each): headers, statistics, keys.
public final class RtpTarget implements Target {
  @Override public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    byte[] plain = new byte[2 * (2 + 172)];
    for (int i = 0; i < 2; i++) {
      byte[] packet = new byte[172];
      RtpPacket.header(packet, 8, i == 0, 65_535 + i, 160 * i, 7);
      Bytes.u16(plain, i * 174, 172);
      System.arraycopy(packet, 0, plain, i * 174 + 2, 172);
    }
    seeds.add(plain);
    // V=2, padding, extension, 2 CSRC; then an event
    seeds.add(new byte[] {0, 36, (byte) 0xB2, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 7, 0, 0, 0, 1, 0, 0, 0, 2, (byte) 0xBE, (byte) 0xDE, 0, 1, 1, 2, 3, 4, 9, 9, 9, 9, 0, 0, 0, 4,
        0, 16, (byte) 0x80, (byte) 0xE5, 0, 2, 0, 0, 0, 1, 0, 0, 0, 7, 5, (byte) 0x8A, 3, 32});
    return seeds;
  }

  @Override public void eat(byte[] input) {
    RtpIn in = new RtpIn();
    RtpPacket packet = new RtpPacket();
    DigitReceiver digits = new DigitReceiver();
    ToneReceiver tones = new ToneReceiver(key -> mustHold("0123456789*#ABCD".indexOf(key) >= 0, "a key of a telephone"));
    byte[] data = new byte[MediaIo.LONGEST];
    long nowNs = 1;
    for (int at = 0; at + 2 <= input.length; nowNs += 20_000_000) {
      int length = Math.min(Math.min(Bytes.u16(input, at), MediaIo.LONGEST), input.length - at - 2);
      Arrays.fill(data, (byte) 0xFF);
      System.arraycopy(input, at + 2, data, 0, length);
      at += 2 + length;
      if (!packet.parse(data, length)) continue;
      mustHold(packet.payloadAt >= RtpPacket.HEADER && packet.payloadLength >= 0 && packet.payloadAt + packet.payloadLength <= length, "the payload is within the datagram");
      packet.telephoneEvent = packet.payloadType == 101;
      if (in.accept(packet, nowNs) && packet.telephoneEvent) {
        char key = digits.key(packet);
        mustHold(key == 0 || "0123456789*#ABCD".indexOf(key) >= 0, "a key of a telephone");
      }
      if (!packet.telephoneEvent) tones.heard(packet);
      mustHold(in.lost() >= 0, "nothing less than nothing is lost");
      int share = in.fractionLost();
      mustHold(share >= 0 && share <= 255, "a share of 256");
      mustHold(!in.jitter().isNegative(), "jitter");
    }
  }
}
