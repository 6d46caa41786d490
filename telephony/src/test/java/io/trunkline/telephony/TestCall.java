package io.trunkline.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.LegId;
import io.trunkline.media.Codec;
import io.trunkline.media.G711;
import io.trunkline.media.LegSpec;
import io.trunkline.media.MediaLeg;
import io.trunkline.media.MediaListener;
import io.trunkline.media.RemoteMedia;
import io.trunkline.media.Source;
import io.trunkline.media.Tones;
import io.trunkline.media.recording.RecordingSink;
import io.trunkline.sip.DialogState;
import io.trunkline.sip.EndReason;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.IncomingInvite;
import io.trunkline.sip.InviteDialog;
import io.trunkline.sip.InviteListener;
import io.trunkline.sip.Method;
import io.trunkline.sip.NameAddr;
import io.trunkline.sip.OutgoingInvite;
import io.trunkline.sip.Reason;
import io.trunkline.sip.SipFailure;
import io.trunkline.sip.sdp.Crypto;
import io.trunkline.sip.sdp.Direction;
import io.trunkline.sip.sdp.LocalAudio;
import io.trunkline.sip.sdp.OfferAnswer;
import io.trunkline.sip.sdp.SessionDescription;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A test phone's side of one call. Waiting is for what happens, up to a limit that only a failing test reaches.
final class TestCall implements InviteListener, MediaListener, RecordingSink {
  private static final int WINDOW = 1600;   // 200 ms
  private static final String SRTP_SECRET = Base64.getEncoder().encodeToString("forty-four bytes that no two phones may share".substring(0, Crypto.LONGEST_KEY)
      .getBytes(StandardCharsets.US_ASCII));

  private final TestPhone phone;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final short[] heard = new short[WINDOW];
  private final StringBuilder keys = new StringBuilder();
  private final MediaLeg media;
  private LocalAudio local;
  private @Nullable OutgoingInvite outgoing;
  private @Nullable InviteDialog dialog;
  private @Nullable SipFailure failure;
  private @Nullable EndReason end;
  private @Nullable RemoteMedia remote;
  private long frames;
  private boolean early;

  TestCall(TestPhone phone) {
    this.phone = phone;
    media = phone.media.open(LegSpec.rtp(LegId.random()), this);
    local = Audition.local(media.local(), 1, SRTP_SECRET).securedBy(phone.suite());
    media.record(this);
    media.hears(Source.Playlist.forever(Tones.sine(phone.tone, Duration.ofSeconds(1))));
  }

  LocalAudio local() { return local; }

  void calling(OutgoingInvite invite) { outgoing = invite; }

  void answering(IncomingInvite invite) {
    var answer = OfferAnswer.answer(Objects.requireNonNull(invite.offer()), local()).orElseThrow();
    connect(answer.agreement());
    invite.onCancelled(this::ended);
    InviteDialog accepted = invite.accept(answer.sdp(), this);
    happened(() -> dialog = accepted);
  }

  private void connect(OfferAnswer.Agreement agreement) {
    RemoteMedia agreed = phone.withItsKeys(Audition.remote(agreement, false).orElseThrow());
    remote = agreed;
    media.connect(agreed);
  }

  // What a test says.

  /// Plays before the answer: 183.
  TestCall announces(IncomingInvite invite) {
    var answer = OfferAnswer.answer(Objects.requireNonNull(invite.offer()), local()).orElseThrow();
    connect(answer.agreement());
    invite.onCancelled(this::ended);
    invite.ring(answer.sdp());
    return this;
  }

  TestCall isAnswered() { return eventually("answered", () -> dialog != null); }

  TestCall hears(int hertz) {
    eventually("hears " + hertz + " Hz", () -> share(hertz) > 0.6);
    return this;
  }

  TestCall hears(TestPhone other) { return hears(other.tone); }

  TestCall hearsBoth(int one, int other) { return eventually("hears " + one + " and " + other + " Hz", () -> share(one) > 0.25 && share(other) > 0.25); }

  TestCall hearsNothing() { return eventually("hears nothing", () -> energy() < 1e6); }

  TestCall presses(String digits) {
    media.dial(digits);
    return this;
  }

  TestCall received(String digits) { return eventually("received keys", () -> keys.toString().equals(digits)); }

  TestCall hangsUp() {
    InviteDialog up = dialog;
    if (up != null) up.bye(Cause.NORMAL_CLEARING);
    else Objects.requireNonNull(outgoing).cancel(Reason.of(Cause.NORMAL_CLEARING));
    media.close();
    return this;
  }

  /// Vanishes like a phone that lost its power: no BYE, no sound.
  TestCall vanishes() {
    media.close();
    return this;
  }

  /// Sends nothing any more and says so to nobody, like a phone behind a firewall that lets sound through in one direction.
  TestCall fallsSilent() {
    media.connect(Objects.requireNonNull(remote).with(io.trunkline.media.Direction.RECEIVE_ONLY));
    return this;
  }

  TestCall speaksAgain() {
    media.connect(Objects.requireNonNull(remote));
    return this;
  }

  TestCall holds() throws Exception { return reoffers(Direction.SENDONLY); }

  TestCall retrieves() throws Exception { return reoffers(Direction.SENDRECV); }

  private TestCall reoffers(Direction direction) throws Exception {
    local = local().next(direction);
    SessionDescription answer = Objects.requireNonNull(dialog).reoffer(OfferAnswer.offer(local())).toCompletableFuture()
        .get(TestPhone.SOON.toMillis(), TimeUnit.MILLISECONDS);
    connect(OfferAnswer.agreed(local(), answer).orElseThrow());
    return this;
  }

  /// The transfer key: the other side is to call this number. Returns what it says to that.
  int transfersTo(String number) throws Exception { return refers("<sip:" + number + "@127.0.0.1>"); }

  /// The transfer key of a phone with two calls: the other sides of both are to be connected (RFC 3891).
  int transfersTo(TestCall second) throws Exception {
    DialogState state = Objects.requireNonNull(second.dialog).state();
    String replaces = state.callId() + "%3Bto-tag%3D" + NameAddr.parse(state.remote()).tag() + "%3Bfrom-tag%3D" + NameAddr.parse(state.local()).tag();
    return refers("<sip:1002@127.0.0.1?Replaces=" + replaces + ">");
  }

  private int refers(String to) throws Exception {
    return Objects.requireNonNull(dialog).request(Method.REFER, Headers.NONE.and(HeaderName.REFER_TO, to), "").toCompletableFuture()
        .get(TestPhone.SOON.toMillis(), TimeUnit.MILLISECONDS).status();
  }

  TestCall isEnded() { return eventually("ended", () -> end != null || failure != null); }

  TestCall isEnded(Cause cause) {
    isEnded();
    assertThat(end == null ? Objects.requireNonNull(failure).cause() : end.cause()).isEqualTo(cause);
    return this;
  }

  TestCall isRefused(int status) {
    eventually("refused", () -> failure != null);
    assertThat(Objects.requireNonNull(failure).status()).isEqualTo(status);
    return this;
  }

  TestCall rings() { return eventually("rings", () -> early); }

  private TestCall eventually(String what, BooleanSupplier condition) {
    long left = TestPhone.SOON.toNanos();
    lock.lock();
    try {
      while (!condition.getAsBoolean()) {
        if (left <= 0) throw new AssertionError(phone.user + " never " + what + "; " + this);
        left = changed.awaitNanos(left);
      }
      return this;
    } catch (InterruptedException stop) {
      throw new AssertionError("interrupted", stop);
    } finally {
      lock.unlock();
    }
  }

  private void happened(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// How much of what is heard is this tone, 0 to 1 (Goertzel).
  private double share(int hertz) {
    double coefficient = 2 * Math.cos(2 * Math.PI * hertz / 8000);
    double s1 = 0;
    double s2 = 0;
    for (short sample : heard) {
      double s = sample + coefficient * s1 - s2;
      s2 = s1;
      s1 = s;
    }
    double energy = energy();
    return energy < 1e6 ? 0 : (s1 * s1 + s2 * s2 - coefficient * s1 * s2) * 2 / WINDOW / energy;
  }

  private double energy() {
    double energy = 0;
    for (short sample : heard) energy += (double) sample * sample;
    return energy;
  }

  // What happens.

  @Override public void progressed(io.trunkline.sip.SipResponse response, @Nullable SessionDescription sdp) { happened(() -> early = true); }

  @Override public void answered(InviteDialog established, @Nullable SessionDescription sdp) {
    connect(OfferAnswer.agreed(local(), Objects.requireNonNull(sdp)).orElseThrow());
    happened(() -> dialog = established);
  }

  @Override public void failed(SipFailure why) {
    media.close();
    happened(() -> failure = why);
  }

  @Override public void ended(EndReason reason) {
    media.close();
    happened(() -> end = reason);
  }

  @Override public void digit(MediaLeg leg, char digit) { happened(() -> keys.append(digit)); }

  @Override public void frame(byte[] said, byte[] heardByPhone, int samples, Codec saidCodec, Codec heardCodec, int gaps) {
    happened(() -> {
      System.arraycopy(heard, samples, heard, 0, WINDOW - samples);
      for (int i = 0; i < samples; i++) heard[WINDOW - samples + i] = saidCodec == Codec.PCMA ? G711.ofAlaw(said[i]) : G711.ofUlaw(said[i]);
      frames++;
    });
  }

  @Override public void ended() {}

  @Override public String toString() {
    return "TestCall[" + phone.user + " dialog=" + (dialog != null) + " end=" + end + " failure=" + failure + " frames=" + frames + " keys=" + keys + "]";
  }
}
