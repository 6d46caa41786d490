package io.trunkline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.ManualTime;
import io.trunkline.sip.internal.RunningStack;
import io.trunkline.sip.sdp.Codec;
import io.trunkline.sip.sdp.Direction;
import io.trunkline.sip.sdp.LocalAudio;
import io.trunkline.sip.sdp.OfferAnswer;
import io.trunkline.sip.sdp.SessionDescription;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Plays a SIP dialogue written as text against the real stack over loopback UDP, with time moved by hand. One step a line:
///
/// ```
/// # a comment, with its RFC section
/// C: INVITE sip:1001@ours          the peer sends; headers follow indented, {names} are filled in; a body follows after an empty line
///    Header: value
/// S: 180                           the stack must send this next: a status, or METHOD; indented lines must be found in it (regular expressions)
///    To: .*tag=(?<totag>\S+)       a named group keeps its text for later lines
/// T: 500ms                         time passes
/// W: 2s                            time passes until the stack sends something, at most so long: for random pauses
/// U: accept                        our user acts: listen, ring, early, accept, reject 486, bye, cancel, invite, reoffer, info, agree, refuse 488
/// E: ended PEER                    our user must have heard this event next
/// N:                               nothing more was sent or heard
/// ```
final class Script implements AutoCloseable {
  private static final Pattern GROUP = Pattern.compile("\\(\\?<(\\w+)>");
  static final LocalAudio AUDIO = new LocalAudio("127.0.0.1", 20_000, List.of(Codec.PCMA, Codec.PCMU), Direction.SENDRECV, 7, 1, null);

  private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T00:00:00Z"));
  private final Peer peer = new Peer();
  private final User user = new User();
  private final RunningStack stack;
  private final InetSocketAddress ours;
  private final Map<String, String> names = new HashMap<>();

  Script() throws IOException {
    stack = RunningStack.start(SipConfig.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), user, time);
    ours = stack.listenPoints().getFirst().address();
    names.put("ours", "127.0.0.1:" + ours.getPort());
    names.put("peer", "127.0.0.1:" + peer.port());
  }

  void play(String text) throws Exception {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at++);
      if (line.isBlank() || line.startsWith("#")) continue;
      List<String> more = new ArrayList<>();
      while (at < lines.size() && (lines.get(at).startsWith("   ") || opensBody(lines, at))) more.add(lines.get(at++).strip());
      try {
        step(line.charAt(0), line.substring(2).strip(), more);
      } catch (AssertionError | Exception failure) {
        throw new AssertionError("at line " + (at - more.size()) + ": " + line + " → " + failure.getMessage(), failure);
      }
    }
  }

  private static boolean opensBody(List<String> lines, int at) {
    return lines.get(at).isBlank() && at + 1 < lines.size() && lines.get(at + 1).startsWith("   ");
  }

  private void step(char who, String what, List<String> more) throws Exception {
    switch (who) {
      case 'C' -> peer.send(filled(what, more), ours);
      case 'S' -> expect(what, more);
      case 'T' -> passes(Duration.parse("PT" + (what.endsWith("ms") ? Integer.parseInt(what.replace("ms", "")) / 1000.0 + "S" : what)));
      case 'W' -> {
        Duration grain = Duration.ofMillis(10);
        for (Duration left = Duration.parse("PT" + what); left.isPositive() && !peer.hasMessage(); left = left.minus(grain)) passes(grain);
      }
      case 'U' -> user.act(what);
      case 'E' -> assertThat(user.events.poll(5, TimeUnit.SECONDS)).isEqualTo(what);
      case 'N' -> {
        settle();
        assertThat(peer.alreadyHere().map(SipMessage::toString)).isEmpty();
        assertThat(user.events).isEmpty();
      }
      default -> throw new IllegalArgumentException("not a step");
    }
  }

  /// Returns when the stack has done all that the messages sent so far make it do. Datagrams of one pair of sockets keep their order on the loopback,
  /// so when the stack sees the marker it has seen all before it.
  private void settle() throws Exception {
    peer.send(filled("OPTIONS sip:{ours}", List.of("Via: SIP/2.0/UDP {peer};branch=z9hG4bK-marker", "From: <sip:marker@{peer}>;tag=m", "To: <sip:{ours}>",
        "Call-ID: marker", "CSeq: 1 OPTIONS", "User-Agent: marker")), ours);
    assertThat(user.markers.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
    stack.settle();
  }

  private void passes(Duration span) throws Exception {
    settle();
    // In small steps, so that a timer set by the work of an earlier one falls due in the same span.
    Duration grain = Duration.ofMillis(50);
    for (Duration left = span; left.isPositive(); left = left.minus(grain)) {
      int due = time.pending();
      time.passes(left.compareTo(grain) < 0 ? left : grain);
      if (time.pending() != due || left.compareTo(grain) <= 0) stack.settle();
    }
  }

  private String filled(String start, List<String> more) {
    StringBuilder message = new StringBuilder();
    String startLine = start.contains("SIP/") ? start : start + " SIP/2.0";
    int body = more.indexOf("");
    List<String> head = new ArrayList<>(body < 0 ? more : more.subList(0, body));
    String content = body < 0 ? "" : fill(String.join("\r\n", more.subList(body + 1, more.size())));
    message.append(fill(startLine)).append("\r\n");
    for (String header : head) message.append(fill(header)).append("\r\n");
    if (!content.isEmpty() && head.stream().noneMatch(h -> h.startsWith("Content-Type"))) message.append("Content-Type: application/sdp\r\n");
    return message.append("Content-Length: ").append(content.getBytes(StandardCharsets.UTF_8).length).append("\r\n\r\n").append(content).toString();
  }

  private String fill(String text) {
    String filled = text;
    for (Map.Entry<String, String> name : names.entrySet()) filled = filled.replace("{" + name.getKey() + "}", name.getValue());
    return filled;
  }

  private void expect(String what, List<String> more) throws IOException {
    byte[] bytes = peer.receiveBytes();
    SipMessage message = SipMessage.parse(bytes);
    String whole = new String(bytes, StandardCharsets.UTF_8);
    String kind = message instanceof SipResponse response ? String.valueOf(response.status()) : ((SipRequest) message).methodName();
    assertThat(kind).as(whole).isEqualTo(what);
    names.put("vias", String.join("\r\nVia: ", message.headers().all("Via")));
    names.put("from", String.valueOf(message.headers().first("From")));
    names.put("to", String.valueOf(message.headers().first("To")));
    names.put("callid", message.callId());
    names.put("cseq", message.cseq().toString());
    names.put("number", String.valueOf(message.cseq().number()));
    for (String line : more) {
      boolean absent = line.startsWith("!");
      Matcher matcher = Pattern.compile(fill(absent ? line.substring(1) : line), Pattern.MULTILINE).matcher(whole);
      boolean found = matcher.find();
      assertThat(found).as("%s in\n%s", line, whole).isNotEqualTo(absent);
      Matcher groups = GROUP.matcher(line);
      while (found && groups.find()) names.put(groups.group(1), Optional.ofNullable(matcher.group(groups.group(1))).orElse(""));
    }
  }

  @Override public void close() {
    stack.close();
    peer.close();
  }

  /// The user of the stack: does as the script says and tells what it hears, in order.
  private final class User implements SipHandler {
    private final Semaphore markers = new Semaphore(0);
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private volatile @Nullable IncomingInvite incoming;
    private volatile @Nullable OutgoingInvite outgoing;
    private volatile @Nullable InviteDialog dialog;
    private volatile @Nullable Reply reply;
    private volatile @Nullable Refer refer;

    @Override public Admission admit(Source source, SipRequest request) {
      String agent = request.headers().first("User-Agent");
      if ("marker".equals(agent)) markers.release();
      if ("friendly-scanner".equals(agent) || "marker".equals(agent)) return Admission.SILENCE;
      return "too-much".equals(agent) ? new Admission.Reject(503, "Busy", 5) : Admission.ALLOW;
    }

    @Override public void invited(IncomingInvite invite) {
      incoming = invite;
      invite.onCancelled(why -> events.add("cancelled " + why.by()));
      events.add("invited " + invite.request().uri().user());
    }

    @Override public void requested(IncomingRequest request) {
      events.add("requested " + request.request().method());
      request.respond(200);
    }

    void act(String what) {
      String[] words = what.split(" ", 2);
      String rest = words.length > 1 ? fill(words[1]) : "";
      switch (words[0]) {
        case "listen" -> java.util.Objects.requireNonNull(incoming).hear(new Heard());
        case "ring" -> java.util.Objects.requireNonNull(incoming).ring(null);
        case "early" -> java.util.Objects.requireNonNull(incoming).ring(OfferAnswer.offer(AUDIO));
        case "accept" -> dialog = java.util.Objects.requireNonNull(incoming).accept(OfferAnswer.offer(AUDIO), new Heard());
        case "reject" -> java.util.Objects.requireNonNull(incoming).reject(Integer.parseInt(rest), Cause.USER_BUSY);
        case "bye" -> java.util.Objects.requireNonNull(dialog).bye(Cause.NORMAL_CLEARING);
        case "invite" -> outgoing = stack.invite(request(rest).with(new Credentials("alice", "secret")), new Heard());
        case "invite-offerless" -> outgoing = stack.invite(offerless(rest), new Heard());
        case "answer" -> java.util.Objects.requireNonNull(dialog).answer(OfferAnswer.offer(AUDIO));
        case "cancel" -> java.util.Objects.requireNonNull(outgoing).cancel(Reason.COMPLETED_ELSEWHERE);
        case "reoffer" -> reoffer();
        case "agree" -> java.util.Objects.requireNonNull(reply).accept(OfferAnswer.offer(AUDIO.next(Direction.RECVONLY)));
        case "refuse" -> java.util.Objects.requireNonNull(reply).reject(Integer.parseInt(rest));
        case "refer-accept" -> java.util.Objects.requireNonNull(refer).accept();
        case "refer-notify" -> java.util.Objects.requireNonNull(refer).notify(Integer.parseInt(rest));
        case "resume" -> dialog = stack.resume(java.util.Objects.requireNonNull(dialog).state(), new Heard());
        default -> throw new IllegalArgumentException("not an act: " + what);
      }
    }

    private void reoffer() {
      CompletableFuture<SessionDescription> answer = java.util.Objects.requireNonNull(dialog).reoffer(OfferAnswer.offer(AUDIO.next(Direction.SENDONLY)))
          .toCompletableFuture();
      CompletableFuture<Void> told = answer.handle((sdp, failure) -> {
        events.add(failure == null ? "reoffer answered" : "reoffer refused " + ((ReofferRefused) failure).status());
        return null;
      });
      assertThat(told).isNotNull();
    }

    private InviteRequest request(String user) {
      SipUri uri = SipUri.of(user, "127.0.0.1", peer.port());
      return InviteRequest.of(uri, Target.of(uri), NameAddr.of(SipUri.of("trunkline", "127.0.0.1", ours.getPort())), OfferAnswer.offer(AUDIO), Duration.ofSeconds(20));
    }

    private InviteRequest offerless(String user) {
      InviteRequest with = request(user);
      return InviteRequest.of(with.uri(), with.target(), with.from(), null, with.ringTimeout());
    }

    private final class Heard implements InviteListener {
      @Override public void progressed(SipResponse response, @Nullable SessionDescription sdp) {
        events.add("progressed " + response.status() + (sdp == null ? "" : " sdp"));
      }

      @Override public void answered(InviteDialog answered, @Nullable SessionDescription sdp) {
        dialog = answered;
        events.add("answered" + (sdp == null ? "" : " sdp"));
      }

      @Override public void failed(SipFailure failure) { events.add("failed " + failure.status() + " " + failure.cause() + (failure.ours() ? " ours" : "")); }

      @Override public void agreed(SessionDescription answer) { events.add("agreed"); }

      @Override public void confirmed(@Nullable SessionDescription answer) { events.add("confirmed" + (answer == null ? "" : " sdp")); }

      @Override public void reoffered(@Nullable SessionDescription offer, Reply given) {
        reply = given;
        events.add("reoffered" + (offer == null ? "" : " sdp"));
      }

      @Override public void informed(String contentType, String body) { events.add("informed " + contentType); }

      @Override public void referred(Refer given) {
        refer = given;
        events.add("referred " + given.referTo().uri().user() + (given.replaces() == null ? "" : " replaces " + given.replaces().callId()));
      }

      @Override public void ended(EndReason reason) { events.add("ended " + reason.by() + " " + reason.cause()); }
    }
  }

}
