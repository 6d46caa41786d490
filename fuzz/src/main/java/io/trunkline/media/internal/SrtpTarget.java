package io.trunkline.media.internal;

import static io.trunkline.fuzz.Target.mustHold;

import io.trunkline.fuzz.Target;
import io.trunkline.media.internal.io.MediaIo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Sealed packets that come in: the first byte chooses the profile. Only what was sealed with the right key is opened.
public final class SrtpTarget implements Target {
  private static final Srtp.Profile[] PROFILES = Srtp.Profile.values();

  /// We are the server, the peer seals with the client's key; the same bytes for both halves make one the other's peer.
  private static Srtp keys(Srtp.Profile profile) { return Srtp.ofServer(profile, new byte[profile.materialLength()], 7); }

  @Override public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (Srtp.Profile profile : PROFILES) {
      Srtp peer = keys(profile);
      byte[] packet = new byte[256];
      RtpPacket.header(packet, 8, true, 1, 160, 7);
      seeds.add(input(profile, packet, peer.seal(packet, 172)));
      byte[] control = new byte[256];
      control[0] = (byte) 0x80;
      control[1] = (byte) 201;
      control[3] = 1;
      control[7] = 7;
      seeds.add(input(profile, control, peer.sealControl(control, 8)));
      peer.close();
    }
    return seeds;
  }

  private static byte[] input(Srtp.Profile profile, byte[] packet, int length) {
    byte[] input = new byte[1 + length];
    input[0] = (byte) List.of(PROFILES).indexOf(profile);
    System.arraycopy(packet, 0, input, 1, length);
    return input;
  }

  @Override public void eat(byte[] input) {
    if (input.length == 0) return;
    Srtp.Profile profile = PROFILES[(input[0] & 0xFF) % PROFILES.length];
    int length = Math.min(input.length - 1, MediaIo.LONGEST);
    Srtp keys = keys(profile);
    try {
      for (int round = 0; round < 2; round++) {   // a packet that comes twice counts once
        byte[] data = Arrays.copyOf(Arrays.copyOfRange(input, 1, 1 + length), MediaIo.LONGEST);
        int opened = keys.open(data, length);
        mustHold(opened < length && (round == 0 || opened <= 0), "shorter without its tag, and once");
        data = Arrays.copyOf(Arrays.copyOfRange(input, 1, 1 + length), MediaIo.LONGEST);
        opened = keys.openControl(data, length);
        mustHold(opened < length && (round == 0 || opened <= 0), "the same of control packets");
      }
    } finally {
      keys.close();
    }
  }
}
