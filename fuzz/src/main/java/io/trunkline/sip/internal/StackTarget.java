package io.trunkline.sip.internal;

import static io.trunkline.fuzz.Target.mustHold;

import io.trunkline.fuzz.Target;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.ManualTime;
import io.trunkline.sip.Admission;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.IncomingInvite;
import io.trunkline.sip.IncomingRequest;
import io.trunkline.sip.InviteDialog;
import io.trunkline.sip.InviteListener;
import io.trunkline.sip.MalformedSip;
import io.trunkline.sip.MessageTarget;
import io.trunkline.sip.NameAddr;
import io.trunkline.sip.Refer;
import io.trunkline.sip.Reply;
import io.trunkline.sip.SipConfig;
import io.trunkline.sip.SipCounters;
import io.trunkline.sip.SipFlow;
import io.trunkline.sip.SipHandler;
import io.trunkline.sip.SipMessage;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.Source;
import io.trunkline.sip.sdp.Codec;
import io.trunkline.sip.sdp.Direction;
import io.trunkline.sip.sdp.LocalAudio;
import io.trunkline.sip.sdp.OfferAnswer;
import io.trunkline.sip.sdp.SessionDescription;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The frames of a browser's WebSocket, given to the whole stack: transactions, dialogs, calls that are accepted. `0x1E` parts the frames, and `{tag}` is
/// the tag that we gave last, `{rseq}` the number of our last reliable response. Whatever came, a while later nothing of it is left.
public final class StackTarget implements Target {
  private static final int SEPARATOR = 0x1E;
  private static final int MOST_FRAMES = 40;
  private static final LocalAudio AUDIO = new LocalAudio("192.0.2.1", 20_000, List.of(Codec.PCMA), Direction.SENDRECV, 7, 1, null);
  /// Loggers are held weakly, and their handlers with them.
  private static final List<Logger> LOGS = new ArrayList<>();
  private static final String SDP = "Content-Type: application/sdp\r\n\r\nv=0\r\no=- 1 1 IN IP4 192.0.2.2\r\ns=-\r\nc=IN IP4 192.0.2.2\r\nt=0 0\r\nm=audio 40000 RTP/AVP 8 101\r\n";

  private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T12:00:00Z"));
  private final RunningStack stack = RunningStack.start(SipConfig.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), new User(), time);
  private final Failures failures = new Failures();
  private final Queue<InviteDialog> calls = new ConcurrentLinkedQueue<>();
  private final Far far = new Far();
  private final SipFlow flow = stack.accept(far);

  public StackTarget() {
    Logger log = Logger.getLogger("io.trunkline.sip");
    log.setUseParentHandlers(false);
    log.addHandler(failures);
    LOGS.add(log);
  }

  private static String request(String method, int number, String to, String more) {
    return method + " sip:1001@192.0.2.1 SIP/2.0\r\nVia: SIP/2.0/WS 192.0.2.2;branch=z9hG4bK-" + method + number + "\r\nFrom: <sip:2@h>;tag=peer\r\nTo: <sip:1001@h>" + to
        + "\r\nCall-ID: c1\r\nCSeq: " + number + " " + method + "\r\nContact: <sip:2@x.invalid;transport=ws>\r\nRecord-Route: <sip:p.invalid;lr>, <sip:q.invalid;lr>\r\n"
        + "Supported: timer, outbound\r\nAllow: INVITE, UPDATE\r\n" + more;
  }

  private static byte[] frames(String... frames) { return Target.bytes(String.join(String.valueOf((char) SEPARATOR), frames)); }

  @Override public List<byte[]> seeds() {
    String invite = request("INVITE", 1, "", SDP);
    String ack = request("ACK", 1, ";tag={tag}", "\r\n");
    String again = request("INVITE", 2, ";tag={tag}", SDP);
    String bye = request("BYE", 9, ";tag={tag}", "Reason: Q.850;cause=16\r\n\r\n");
    return List.of(
        frames(invite, ack, again, request("ACK", 2, ";tag={tag}", "\r\n"), request("UPDATE", 3, ";tag={tag}", SDP), bye),
        frames(invite, ack, request("INFO", 2, ";tag={tag}", "Content-Type: application/dtmf-relay\r\n\r\nSignal=1\r\n"), request("REFER", 3, ";tag={tag}",
            "Refer-To: <sip:3@h?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc>\r\nReferred-By: <sip:2@h>\r\n\r\n"), request("NOTIFY", 4, ";tag={tag}", "Event: refer\r\n\r\n"), bye),
        frames(invite.replace("sip:1001@192", "sip:ring@192"), invite.replace("INVITE", "CANCEL").replace(SDP, "\r\n"), ack),
        frames(request("INVITE", 1, "", "\r\n"), request("ACK", 1, ";tag={tag}", SDP), request("INVITE", 2, ";tag={tag}", "Session-Expires: 90;refresher=uac\r\nSupported: timer\r\n" + SDP), bye),
        frames(request("REGISTER", 1, "", "Expires: 60\r\n\r\n"), request("OPTIONS", 2, "", "\r\n"), request("PRACK", 3, ";tag=x", "\r\n"), "\r\n\r\n"),
        frames(invite.replace("sip:1001@192", "sip:ring@192").replace("Supported: ", "Supported: 100rel, "), request("PRACK", 2, ";tag={tag}", "RAck: {rseq} 1 INVITE\r\n\r\n"),
            request("UPDATE", 3, ";tag={tag}", SDP), request("PRACK", 4, ";tag={tag}", "RAck: {rseq} 1 INVITE\r\n" + SDP), request("BYE", 5, ";tag={tag}", "\r\n")),
        frames("SIP/2.0 200 OK\r\nVia: SIP/2.0/WS h;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>;tag=2\r\nCall-ID: c1\r\nCSeq: 1 BYE\r\n\r\n", invite, bye));
  }

  @Override public List<String> words() {
    List<String> words = new ArrayList<>(MessageTarget.WORDS);
    words.addAll(List.of(";tag={tag}", "RAck: {rseq} 1 INVITE\r\n", String.valueOf((char) SEPARATOR), "sip:ring@", "Session-Expires: 90\r\n", "Require: 100rel\r\n", "Route: <sip:127.0.0.1:9;lr>\r\n"));
    return words;
  }

  @Override public void eat(byte[] input) throws Exception {
    int at = 0;
    for (int frames = 0; at < input.length && frames < MOST_FRAMES; frames++) {
      int end = at;
      while (end < input.length && input[end] != SEPARATOR) end++;
      // Bytes stay bytes: Latin-1 there and back.
      String frame = new String(input, at, end - at, StandardCharsets.ISO_8859_1).replace("{tag}", far.tag).replace("{rseq}", far.rseq);
      flow.receive(frame.getBytes(StandardCharsets.ISO_8859_1));
      stack.settle();
      at = end + 1;
    }
    calls.forEach(call -> call.bye(Cause.NORMAL_CLEARING));
    calls.clear();
    // Longer than 64*T1 for our 2xx without ACK, once more for the BYE that follows, and for a BYE that nobody answers.
    for (int minutes = 0; minutes < 4; minutes++) pass(Duration.ofMinutes(1));
    Throwable failure = failures.last;
    failures.last = null;
    if (failure != null) throw new AssertionError("failed on its loop", failure);
    mustHold(!isLeft(), "left behind: " + stack.counters());
  }

  private boolean isLeft() {
    SipCounters now = stack.counters();
    return now.transactions() + now.dialogs() > 0;
  }

  private void pass(Duration span) throws InterruptedException {
    Duration grain = Duration.ofSeconds(8).compareTo(span) < 0 ? span.dividedBy(8) : span;
    for (Duration left = span; left.isPositive(); left = left.minus(grain)) {
      if (time.pending() == 0) return;
      time.passes(grain);
      stack.settle();
    }
  }

  /// Takes what it can: calls to `ring` are left ringing until somebody cancels or a BYE or three minutes end them.
  private final class User implements SipHandler {
    @Override public Admission admit(Source source, SipRequest request) { return Admission.ALLOW; }

    @Override public void invited(IncomingInvite invite) {
      if ("ring".equals(invite.request().uri().user())) {
        invite.hear(new Heard());
        invite.ring(invite.offer() == null ? OfferAnswer.offer(AUDIO) : OfferAnswer.answer(invite.offer(), AUDIO).map(OfferAnswer.Answer::sdp).orElse(null));
        time.after(Duration.ofSeconds(40), () -> invite.reject(480, null));
        return;
      }
      SessionDescription answer = invite.offer() == null ? OfferAnswer.offer(AUDIO) : OfferAnswer.answer(invite.offer(), AUDIO).map(OfferAnswer.Answer::sdp).orElse(null);
      if (answer == null) invite.reject(488, null);
      else calls.add(invite.accept(answer, new Heard()));
    }

    @Override public void requested(IncomingRequest request) {
      int contacts = request.request().contacts().size();
      request.respond(contacts > 4 ? 403 : 200);
    }
  }

  private static final class Heard implements InviteListener {
    @Override public void reoffered(@Nullable SessionDescription offer, Reply reply) {
      SessionDescription answer = offer == null ? OfferAnswer.offer(AUDIO) : OfferAnswer.answer(offer, AUDIO).map(OfferAnswer.Answer::sdp).orElse(null);
      if (answer == null) reply.reject(488);
      else reply.accept(answer);
    }

    @Override public void referred(Refer refer) {
      refer.accept();
      refer.notify(100);
      refer.notify(486);
    }
  }

  private static final class Failures extends Handler {
    private volatile @Nullable Throwable last;

    @Override public void publish(LogRecord entry) {
      if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) last = entry.getThrown();
    }

    @Override public void flush() {}

    @Override public void close() {}
  }

  private static final class Far implements SipFlow.Remote {
    private volatile String tag = "none";
    private volatile String rseq = "0";

    @Override public InetSocketAddress address() { return new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060); }

    @Override public @Nullable String origin() { return null; }

    @Override public @Nullable Object principal() { return null; }

    @Override public boolean isSecure() { return false; }

    @Override public boolean send(byte[] message) {
      try {
        SipMessage ours = SipMessage.parse(message);
        String number = ours.headers().first(HeaderName.RSEQ);
        if (number != null) rseq = number;
        String to = ours.headers().first(HeaderName.TO);
        String given = to == null ? null : NameAddr.parse(to).tag();
        if (given != null && !given.equals("peer")) tag = given;
      } catch (MalformedSip keepAlive) {
        // or the answer to a request that had no To
      }
      return true;
    }

    @Override public void close() {}
  }
}
