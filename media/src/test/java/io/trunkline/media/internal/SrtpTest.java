package io.trunkline.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SrtpTest {
  private static final int LENGTH = RtpPacket.HEADER + 160;

  @ParameterizedTest
  @EnumSource
  void forgedPacketsKeepNoSourceOfThePeerOut(Srtp.Profile profile) {
    Random random = new Random(1);
    byte[] theirKey = bytes(random, profile.keyLength);
    byte[] theirSalt = bytes(random, profile.saltLength);
    byte[] ourKey = bytes(random, profile.keyLength);
    byte[] ourSalt = bytes(random, profile.saltLength);
    Srtp ours = Srtp.of(profile, ourKey, ourSalt, theirKey, theirSalt, 1);
    for (int ssrc = 100; ssrc < 200; ssrc++) assertThat(ours.open(packet(ssrc), LENGTH + 16)).isEqualTo(-1);
    Srtp theirs = Srtp.of(profile, theirKey, theirSalt, ourKey, ourSalt, 2);
    byte[] packet = packet(2);
    int sealed = theirs.seal(packet, LENGTH);
    byte[] again = Arrays.copyOf(packet, packet.length);
    assertThat(ours.open(packet, sealed)).isEqualTo(LENGTH);
    assertThat(ours.open(again, sealed)).as("a packet that comes twice").isEqualTo(-1);
    theirs.close();
    ours.close();
  }

  private static byte[] packet(int ssrc) {
    byte[] packet = new byte[LENGTH + 32];
    RtpPacket.header(packet, 0, false, 1, 160, ssrc);
    return packet;
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
