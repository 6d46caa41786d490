package io.trunkline.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.kernel.LegId;
import io.trunkline.kernel.SystemTime;
import io.trunkline.media.Goertzel;
import io.trunkline.media.IoBackend;
import io.trunkline.media.LegSpec;
import io.trunkline.media.MediaConfig;
import io.trunkline.media.MediaEngine;
import io.trunkline.media.MediaFailure;
import io.trunkline.media.MediaLeg;
import io.trunkline.media.MediaListener;
import io.trunkline.media.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A browser's leg over every back-end of this machine: the shared port is where they differ most.
@ParameterizedClass @MethodSource("io.trunkline.media.internal.io.BackEnd#usable")
class WebRtcTest {
  private final MediaEngine engine;
  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
  private final MediaLeg leg;

  WebRtcTest(IoBackend io) {
    engine = MediaEngine.start(MediaConfig.on(InetAddress.getLoopbackAddress(), 1).with(io), SystemTime.INSTANCE);
    leg = engine.open(LegSpec.webRtc(LegId.random()), new MediaListener() {
      @Override public void connected(MediaLeg leg) { news.add("connected"); }

      @Override public void failed(MediaLeg leg, MediaFailure why) { news.add("failed " + why); }
    });
  }

  @AfterEach void stop() { engine.close(); }

  private String next() throws InterruptedException { return Objects.requireNonNullElse(news.poll(10, TimeUnit.SECONDS), "nothing"); }

  @ParameterizedTest @EnumSource(Srtp.Profile.class)
  void aBrowserConnectsAndIsHeard(Srtp.Profile profile) throws IOException, InterruptedException {
    try (Browser browser = new Browser(leg.local(), 500, profile)) {
      leg.connect(browser.media());
      leg.hears(new Source.OtherLeg(leg));   // its own echo
      browser.nominates();
      browser.connects();
      assertThat(next()).isEqualTo("connected");
      assertThat(hearsTone(browser, 500)).isTrue();
    }
  }

  @Test void theBestCommonSrtpProfileIsTaken() throws IOException, InterruptedException {
    try (Browser browser = new Browser(leg.local(), 500, Srtp.Profile.AES128_CM_HMAC_SHA1_80, Srtp.Profile.AEAD_AES_256_GCM, Srtp.Profile.AEAD_AES_128_GCM)) {
      leg.connect(browser.media());
      leg.hears(new Source.OtherLeg(leg));
      browser.nominates();
      browser.connects();
      assertThat(hearsTone(browser, 500)).isTrue();
    }
  }

  @Test void aCertificateThatTheSdpDoesNotNameIsRefused() throws IOException, InterruptedException {
    try (Browser browser = new Browser(leg.local(), 500, Srtp.Profile.AEAD_AES_128_GCM)) {
      leg.connect(browser.media("sha-256 " + "AB:".repeat(31) + "CD"));
      browser.nominates();
      assertThatThrownBy(browser::connects).isInstanceOf(IOException.class);
      assertThat(next()).isEqualTo("failed FINGERPRINT_MISMATCH");
    }
  }

  @Test void whenTheBrowserClosesItsConnectionWeAreTold() throws IOException, InterruptedException {
    try (Browser browser = new Browser(leg.local(), 500, Srtp.Profile.AEAD_AES_128_GCM)) {
      leg.connect(browser.media());
      browser.nominates();
      var connection = browser.connects();
      assertThat(next()).isEqualTo("connected");
      connection.close();
      assertThat(next()).isEqualTo("failed CLOSED_BY_PEER");
    }
  }

  @Test void checksWithAWrongPasswordOrRoleAreRefused() throws IOException, InterruptedException {
    try (Browser browser = new Browser(leg.local(), 500, Srtp.Profile.AEAD_AES_128_GCM)) {
      leg.connect(browser.media());
      byte[] unknown = browser.checks("not the password");
      assertThat(Stun.type(unknown)).isEqualTo(Stun.BINDING_ERROR);
      assertThat(Bytes.i32(unknown, Stun.find(unknown, unknown.length, Stun.ERROR_CODE) + 4)).isEqualTo(0x0401);
      byte[] conflict = browser.checks(Objects.requireNonNull(leg.local().security()).icePwd(), Stun.ICE_CONTROLLED);
      assertThat(Bytes.i32(conflict, Stun.find(conflict, conflict.length, Stun.ERROR_CODE) + 4)).isEqualTo(0x0457);
      byte[] good = browser.checks(Objects.requireNonNull(leg.local().security()).icePwd());
      assertThat(Stun.type(good)).isEqualTo(Stun.BINDING_SUCCESS);
    }
  }

  private static boolean hearsTone(Browser browser, double hertz) throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      short[] pcm = browser.heard.poll(10, TimeUnit.SECONDS);
      if (pcm != null && Goertzel.share(pcm, hertz) > 0.9) return true;
    }
    return false;
  }
}
