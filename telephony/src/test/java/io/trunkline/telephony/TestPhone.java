package io.trunkline.telephony;

import io.trunkline.kernel.SystemTime;
import io.trunkline.media.MediaConfig;
import io.trunkline.media.MediaEngine;
import io.trunkline.media.RemoteMedia;
import io.trunkline.sip.Admission;
import io.trunkline.sip.Credentials;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.IncomingInvite;
import io.trunkline.sip.IncomingRequest;
import io.trunkline.sip.InviteRequest;
import io.trunkline.sip.Method;
import io.trunkline.sip.NameAddr;
import io.trunkline.sip.SipConfig;
import io.trunkline.sip.SipHandler;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.SipStack;
import io.trunkline.sip.SipUri;
import io.trunkline.sip.Source;
import io.trunkline.sip.Target;
import io.trunkline.sip.Transport;
import io.trunkline.sip.sdp.CryptoSuite;
import io.trunkline.sip.sdp.LocalAudio;
import io.trunkline.sip.sdp.MediaDescription;
import io.trunkline.sip.sdp.OfferAnswer;
import io.trunkline.sip.sdp.SessionDescription;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A telephone, or a carrier's switch, with a SIP stack and media of its own: whoever uses it speaks one tone all the time, so that a test hears who is who.
final class TestPhone implements SipHandler, AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(8);

  final String user;
  final int tone;
  final SipStack sip;
  final MediaEngine media;
  private final BlockingQueue<IncomingInvite> ringing = new LinkedBlockingQueue<>();
  private volatile @Nullable Consumer<IncomingInvite> reaction;
  private volatile boolean deaf;
  private volatile boolean withoutEvents;
  private volatile @Nullable CryptoSuite suite;
  private volatile boolean wrongKey;

  TestPhone(String user, int tone) {
    this.user = user;
    this.tone = tone;
    InetAddress here = InetAddress.getLoopbackAddress();
    media = MediaEngine.start(MediaConfig.on(here, 1), SystemTime.INSTANCE);
    sip = SipStack.start(SipConfig.at(new InetSocketAddress(here, 0)).withLoops(1), this, SystemTime.INSTANCE);
  }

  int port() { return sip.listenPoints().stream().filter(point -> point.transport() == Transport.UDP).findFirst().orElseThrow().address().getPort(); }

  /// From now on every call is treated so, instead of ringing until the test answers.
  TestPhone reacting(Consumer<IncomingInvite> how) {
    reaction = how;
    return this;
  }

  /// Answers nothing at all, like a host that is down.
  TestPhone deaf() {
    deaf = true;
    return this;
  }

  /// Offers no telephone-events: its keys are tones.
  TestPhone withoutEvents() {
    withoutEvents = true;
    return this;
  }

  /// Offers RTP/SAVP with this suite.
  TestPhone securedBy(CryptoSuite how) {
    suite = how;
    return this;
  }

  /// Encrypts with another key than it said.
  TestPhone withAWrongKey() {
    wrongKey = true;
    return this;
  }

  @Nullable CryptoSuite suite() { return suite; }

  RemoteMedia withItsKeys(RemoteMedia agreed) {
    RemoteMedia.Keys keys = agreed.keys();
    if (keys == null || !wrongKey) return agreed;
    String another = (keys.ours().startsWith("A") ? "B" : "A") + keys.ours().substring(1);
    return agreed.with(new RemoteMedia.Keys(keys.suite(), another, keys.theirs()));
  }

  private SessionDescription offer(LocalAudio local) {
    SessionDescription whole = OfferAnswer.offer(local);
    MediaDescription audio = whole.media().getFirst();
    MediaDescription sound = new MediaDescription(audio.kind(), audio.port(), audio.protocol(), audio.formats().stream().filter(format -> !format.equals("101")).toList(),
        audio.connection(), audio.attributes().stream().filter(attribute -> !String.valueOf(attribute.value()).startsWith("101 ")).toList());
    return !withoutEvents ? whole : new SessionDescription(whole.user(), whole.sessionId(), whole.version(), whole.originAddress(), whole.name(),
        whole.connection(), whole.attributes(), List.of(sound));
  }

  SipResponse registers(int serverPort, String password, int seconds) throws Exception {
    SipUri self = SipUri.of(user, "trunkline", -1);
    SipRequest request = SipRequest.of(Method.REGISTER, SipUri.of(null, "127.0.0.1", serverPort), Headers.NONE
        .and(HeaderName.FROM, NameAddr.of(self).toString()).and(HeaderName.TO, NameAddr.of(self).toString())
        .and(HeaderName.CONTACT, NameAddr.of(sip.contact(user, Transport.UDP)).toString()).and(HeaderName.EXPIRES, String.valueOf(seconds)));
    return sip.request(request, Target.to(Transport.UDP, "127.0.0.1", serverPort), new Credentials(user, password)).toCompletableFuture()
        .get(SOON.toMillis(), TimeUnit.MILLISECONDS);
  }

  TestCall calls(String number, int serverPort) { return calls(number, serverPort, null); }

  TestCall calls(String number, int serverPort, @Nullable String password) { return calls(number, serverPort, password, Headers.NONE); }

  TestCall calls(String number, int serverPort, @Nullable String password, Headers extra) {
    TestCall call = new TestCall(this);
    SipUri uri = SipUri.of(number, "127.0.0.1", serverPort);
    InviteRequest request = InviteRequest.of(uri, Target.to(Transport.UDP, "127.0.0.1", serverPort), NameAddr.of(SipUri.of(user, "trunkline", -1)),
        offer(call.local()), Duration.ofSeconds(30)).withHeaders(extra);
    call.calling(sip.invite(password == null ? request : request.with(new Credentials(user, password)), call));
    return call;
  }

  /// The next call that rings here.
  IncomingInvite rings() throws InterruptedException {
    IncomingInvite invite = ringing.poll(SOON.toMillis(), TimeUnit.MILLISECONDS);
    if (invite == null) throw new AssertionError(user + " doesn't ring");
    return invite;
  }

  TestCall answers() throws InterruptedException { return answers(rings()); }

  TestCall answers(IncomingInvite invite) {
    TestCall call = new TestCall(this);
    call.answering(invite);
    return call;
  }

  @Override public Admission admit(Source source, SipRequest request) { return deaf ? Admission.SILENCE : Admission.ALLOW; }

  @Override public void invited(IncomingInvite invite) {
    Consumer<IncomingInvite> how = reaction;
    if (how != null) {
      how.accept(invite);
    } else {
      invite.ring(null);
      ringing.add(invite);
    }
  }

  @Override public void requested(IncomingRequest request) { request.respond(200); }

  @Override public void close() {
    sip.close();
    media.close();
  }
}
