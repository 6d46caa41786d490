package io.trunkline.acceptance.phone;

import io.trunkline.acceptance.audio.Hearing;
import io.trunkline.acceptance.audio.Sound;
import io.trunkline.kernel.SystemTime;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One call of a [Phone], calling or called. Its `await…` methods are for the test's thread.
public final class PhoneCall {
  private static final Duration TONE = Duration.ofSeconds(1);

  private final Phone phone;
  private final Hearing hearing = new Hearing();
  private final Rtp rtp;
  private final String localTag = Phone.unique();
  private final CompletableFuture<Instant> ringing = new CompletableFuture<>();
  private final CompletableFuture<Instant> answered = new CompletableFuture<>();
  private final CompletableFuture<Ended> ended = new CompletableFuture<>();
  private final CompletableFuture<Boolean> acknowledged = new CompletableFuture<>();
  private volatile InetSocketAddress peer;
  private volatile @Nullable SipText invite;          // the one that began this call, sent or received
  private volatile @Nullable SipText finalAnswer;     // the 2xx, sent or received
  private volatile @Nullable SipText finalResponse;   // of the other side to our INVITE
  private volatile String direction = "sendrecv";
  private volatile boolean calling;
  private int cseq = 100;

  /// How a call ended: `status` of the refusal (0 after BYE), who did it, the Reason header (or ""), when.
  public record Ended(int status, boolean byPeer, String reason, Instant at) {}

  PhoneCall(Phone phone, InetSocketAddress peer, boolean listens) {
    this.phone = phone;
    this.peer = peer;
    this.rtp = new Rtp(phone.address().getAddress(), listens ? hearing : null);
  }

  // ---- what the test does

  /// Sends this tone from now on; 0 is silence.
  public PhoneCall says(double hz) {
    rtp.say(hz == 0 ? new Sound(new short[0], Sound.TELEPHONE_RATE) : Sound.tone(hz, TONE, -15));
    return this;
  }

  /// Presses keys (RFC 4733), one after the other.
  public PhoneCall presses(String digits) {
    rtp.dial(digits);
    return this;
  }

  public PhoneCall answers() {
    SipText offer = offer();
    connectTo(offer.body());
    SipText ok = offer.reply(200, "OK", localTag).with("Contact", phone.contact("test")).withSdp(sdp("sendrecv"));
    finalAnswer = ok;
    answered.complete(SystemTime.INSTANCE.now());
    phone.repeat(ok.bytes(), peer, () -> acknowledged.isDone() || ended.isDone(), Duration.ofMillis(500), 0);
    return this;
  }

  /// Rings now (for a [Phone#silent] phone).
  public PhoneCall rings() {
    phone.send(offer().reply(180, "Ringing", localTag).with("Contact", phone.contact("test")).bytes(), peer);
    return this;
  }

  /// Sends early media: 183 with our tone before the answer (RFC 3960).
  public PhoneCall ringsWithEarlyMedia() {
    SipText offer = offer();
    connectTo(offer.body());
    phone.send(offer.reply(183, "Session Progress", localTag).with("Contact", phone.contact("test")).withSdp(sdp("sendrecv")).bytes(), peer);
    return this;
  }

  public void rejects(int status, String reason) {
    phone.send(offer().reply(status, reason, localTag).bytes(), peer);
    end(new Ended(status, false, "", SystemTime.INSTANCE.now()));
  }

  /// BYE, CANCEL or 486, whatever hangs up now.
  public void hangsUp() {
    SipText first = offer();
    if (answered.isDone()) {
      var _ = phone.request(inDialog("BYE"), peer, null);
    } else if (calling) {
      SipText cancel = SipText.of("CANCEL " + first.requestUri() + " SIP/2.0", "Via", first.header("Via"), "Max-Forwards", "70",
          "From", first.header("From"), "To", first.header("To"), "Call-ID", first.header("Call-ID"), "CSeq", first.header("CSeq").replace("INVITE", "CANCEL"));
      var _ = phone.request(cancel, peer, null);
      return;   // ends with the 487
    } else {
      phone.send(first.reply(486, "Busy Here", localTag).bytes(), peer);
    }
    end(new Ended(0, false, "", SystemTime.INSTANCE.now()));
  }

  /// The line goes dead: no BYE, no audio, nothing is answered any more.
  public void vanishes() {
    rtp.close();
  }

  // ---- what the test asks

  public Hearing hears() {
    return hearing;
  }

  public Instant awaitRinging(Duration within) {
    return Phone.await(ringing, within, "ringing");
  }

  public Instant awaitAnswer(Duration within) {
    CompletableFuture<Object> either = CompletableFuture.anyOf(answered, ended);
    if (Phone.await(either, within, "an answer") instanceof Ended refused) throw new AssertionError("the call was refused: " + refused);
    return answered.join();
  }

  public Ended awaitEnd(Duration within) {
    return Phone.await(ended, within, "the end of the call");
  }

  /// Waits for either. False when it was refused.
  public boolean answersWithin(Duration within) {
    Phone.await(CompletableFuture.anyOf(answered, ended), within, "an answer");
    return answered.isDone();
  }

  public boolean isAnswered() {
    return answered.isDone();
  }

  boolean isCalling() {
    return calling;
  }

  public boolean isEnded() {
    return ended.isDone();
  }

  /// The next key that the other side pressed (RFC 4733).
  public char awaitDigit(Duration within) {
    try {
      Character digit = rtp.digitsHeard.poll(within.toMillis(), TimeUnit.MILLISECONDS);
      if (digit == null) throw new AssertionError("no key came within " + within);
      return digit;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// A header of the INVITE that called us (or that we sent).
  public String inviteHeader(String name) {
    return offer().header(name);
  }

  /// A header of the final response to our INVITE.
  public String finalHeader(String name) {
    SipText response = finalResponse;
    return response == null ? "" : response.header(name);
  }

  /// The INVITE's request URI.
  public String requestUri() {
    return offer().requestUri();
  }

  public long packetsReceived() {
    return rtp.received.get();
  }

  public long packetsLost() {
    return rtp.lost.get();
  }

  public long packetsSent() {
    return rtp.sent.get();
  }

  // ---- signalling

  void invite(SipText request) {
    calling = true;
    invite = request;
    var _ = phone.request(request, peer, this).thenAccept(answer -> {
      finalResponse = answer;
      if (answer.status() >= 300) end(new Ended(answer.status(), true, answer.header("Reason"), SystemTime.INSTANCE.now()));
    });
  }

  boolean isProvisional(String key) {
    return ringing.isDone() || key.endsWith("ACK") || trying;
  }

  private volatile boolean trying;

  void inviteAnswered(SipText response, InetSocketAddress from) {
    int status = response.status();
    if (status == 100) trying = true;
    if (status > 100 && status < 200) {
      ringing.complete(SystemTime.INSTANCE.now());
      if (!response.body().isEmpty()) connectTo(response.body());
    } else if (status >= 200 && status < 300) {
      finalAnswer = response;
      phone.send(ack(response, true).bytes(), from);
      connectTo(response.body());
      ringing.complete(SystemTime.INSTANCE.now());
      answered.complete(SystemTime.INSTANCE.now());
    } else if (status >= 300) {
      phone.send(ack(response, false).bytes(), from);
    }
  }

  /// RFC 3261 §13.2.2.4 for a 2xx, §17.1.1.3 for the rest.
  private SipText ack(SipText response, boolean success) {
    String uri = success && !response.header("Contact").isEmpty() ? SipText.uri(response.header("Contact")) : requestUri();
    return SipText.of("ACK " + uri + " SIP/2.0", "Via", success ? phone.via(Phone.branch()) : response.header("Via"), "Max-Forwards", "70",
        "From", response.header("From"), "To", response.header("To"), "Call-ID", response.header("Call-ID"),
        "CSeq", response.header("CSeq").replace("INVITE", "ACK"));
  }

  void offered(SipText request, InetSocketAddress from, boolean ring) {
    peer = from;
    invite = request;
    phone.send(request.reply(100, "Trying", "").bytes(), from);
    if (ring) {
      ringing.complete(SystemTime.INSTANCE.now());
      rings();
    }
  }

  void requested(SipText request, InetSocketAddress from) {
    switch (request.method()) {
      case "ACK" -> acknowledged.complete(true);
      case "BYE" -> {
        phone.send(request.reply(200, "OK", localTag).bytes(), from);
        end(new Ended(0, true, request.header("Reason"), SystemTime.INSTANCE.now()));
      }
      case "CANCEL" -> {
        phone.send(request.reply(200, "OK", localTag).bytes(), from);
        if (!answered.isDone() && !ended.isDone()) {
          phone.send(offer().reply(487, "Request Terminated", localTag).bytes(), from);
          end(new Ended(487, true, request.header("Reason"), SystemTime.INSTANCE.now()));
        }
      }
      case "INVITE" -> reinvited(request, from);
      default -> phone.send(request.reply(200, "OK", localTag).bytes(), from);
    }
  }

  private void reinvited(SipText request, InetSocketAddress from) {
    SipText last = finalAnswer;
    if (ended.isDone()) {
      phone.send(request.reply(481, "Call Does Not Exist", localTag).bytes(), from);
    } else if (answered.isDone()) {
      if (last != null && last.header("CSeq").equals(request.header("CSeq")) && !calling) {
        phone.send(last.bytes(), from);   // a retransmission
        return;
      }
      if (!request.body().isEmpty()) connectTo(request.body());
      phone.send(request.reply(200, "OK", localTag).with("Contact", phone.contact("test")).withSdp(sdp(direction)).bytes(), from);
    }
  }

  private SipText inDialog(String method) {
    SipText first = offer();
    SipText answer = finalAnswer;
    if (answer == null) throw new IllegalStateException("not answered");
    String target = SipText.uri((calling ? answer : first).header("Contact"));
    String us = calling ? first.header("From") : answer.header("To");
    String them = calling ? answer.header("To") : first.header("From");
    return SipText.of(method + " " + target + " SIP/2.0", "Via", phone.via(Phone.branch()), "Max-Forwards", "70", "From", us, "To", them,
        "Call-ID", first.header("Call-ID"), "CSeq", ++cseq + " " + method);
  }

  private SipText offer() {
    SipText first = invite;
    if (first == null) throw new IllegalStateException("no INVITE yet");
    return first;
  }

  private void end(Ended how) {
    ended.complete(how);
    close();
  }

  void close() {
    rtp.close();
  }

  // ---- SDP (RFC 4566), as little as a telephone needs

  String sdp(String direction) {
    String host = phone.address().getAddress().getHostAddress();
    return String.join("\r\n", "v=0", "o=- " + rtp.port() + " 1 IN IP4 " + host, "s=-", "c=IN IP4 " + host, "t=0 0",
        "m=audio " + rtp.port() + " RTP/AVP 8 101", "a=rtpmap:8 PCMA/8000", "a=rtpmap:101 telephone-event/8000", "a=fmtp:101 0-15",
        "a=ptime:20", "a=" + direction, "");
  }

  private void connectTo(String sdp) {
    Matcher host = Pattern.compile("(?m)^c=IN IP4 (\\S+)").matcher(sdp);
    Matcher port = Pattern.compile("(?m)^m=audio (\\d+)").matcher(sdp);
    if (!host.find() || !port.find()) return;
    Matcher dtmf = Pattern.compile("(?i)a=rtpmap:(\\d+) telephone-event/8000").matcher(sdp);
    String offered = sdp.toLowerCase(Locale.ROOT);
    direction = offered.contains("a=sendonly") ? "recvonly" : offered.contains("a=recvonly") ? "sendonly" : offered.contains("a=inactive") ? "inactive" : "sendrecv";
    rtp.connect(new InetSocketAddress(host.group(1), Integer.parseInt(port.group(1))), dtmf.find() ? Integer.parseInt(dtmf.group(1)) : 101);
  }
}
