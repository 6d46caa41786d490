package io.trunkline.telephony;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.Party;
import io.trunkline.media.LegKind;
import io.trunkline.media.LegSpec;
import io.trunkline.media.LegStatistics;
import io.trunkline.media.MediaFailure;
import io.trunkline.media.MediaLeg;
import io.trunkline.media.MediaListener;
import io.trunkline.media.RemoteMedia;
import io.trunkline.media.recording.RecordingSink;
import io.trunkline.sip.DialogState;
import io.trunkline.sip.EndReason;
import io.trunkline.sip.IncomingInvite;
import io.trunkline.sip.InviteDialog;
import io.trunkline.sip.InviteListener;
import io.trunkline.sip.NameAddr;
import io.trunkline.sip.OutgoingInvite;
import io.trunkline.sip.Reason;
import io.trunkline.sip.Refer;
import io.trunkline.sip.Reply;
import io.trunkline.sip.sdp.Crypto;
import io.trunkline.sip.sdp.LocalAudio;
import io.trunkline.sip.sdp.OfferAnswer;
import io.trunkline.sip.sdp.OfferAnswer.Agreement;
import io.trunkline.sip.sdp.OfferAnswer.Answer;
import io.trunkline.sip.sdp.SessionDescription;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One party's SIP dialog and sound. SIP and media loops call in; each change of state is made under this object's lock, which is never held while
/// waiting. What happens is left in the mailbox of the present owner: an attempt first, then the call.
final class SipLeg implements Leg, InviteListener, MediaListener {
  private final LegId id;
  private final Party party;
  private final Kind kind;
  private final @Nullable Object subject;
  private final @Nullable String aor;
  private final Legs legs;
  private final MediaLeg media;
  private final boolean webRtc;
  private volatile Mailbox owner;
  private LocalAudio local;
  private @Nullable IncomingInvite incoming;
  private @Nullable Answer prepared;
  private @Nullable OutgoingInvite outgoing;
  private @Nullable InviteDialog dialog;
  private volatile boolean connected;
  private boolean heldByPeer;
  private volatile boolean over;
  private Runnable whenOver = () -> { };

  /// What a new leg is.
  ///
  /// @param aor of a station; null for others
  record About(Party party, Kind kind, boolean webRtc, @Nullable Object subject, @Nullable String aor) {}

  private SipLeg(About about, Legs legs, Mailbox owner, @Nullable SipLeg near) {
    this.id = LegId.random();
    this.party = about.party();
    this.kind = about.kind();
    this.subject = about.subject();
    this.aor = about.aor();
    this.webRtc = about.webRtc();
    this.legs = legs;
    this.owner = owner;
    this.media = legs.media().open(new LegSpec(id, about.webRtc() ? LegKind.WEBRTC : LegKind.RTP, near == null ? null : near.media), this);
    this.local = Audition.local(media.local(), legs.nextSession(), webRtc ? null : legs.srtpSecret());
    legs.opened(this);
  }

  /// A leg for a call that someone offers; empty if the offer has nothing that we could use: the answer is 488.
  static Optional<SipLeg> incoming(About about, IncomingInvite invite, Legs legs, Mailbox owner) {
    SipLeg leg = new SipLeg(about, legs, owner, null);
    leg.incoming = invite;
    SessionDescription offer = invite.offer();
    if (offer != null) {
      leg.prepared = OfferAnswer.answer(offer, leg.local).orElse(null);
      if (leg.prepared == null || leg.remote(leg.prepared.agreement()).isEmpty()) {
        leg.close();
        return Optional.empty();
      }
      leg.encryptsAs(leg.prepared.agreement());
    }
    return Optional.of(leg);
  }

  /// What we offer from now on is encrypted as this is.
  private void encryptsAs(Agreement agreement) {
    Crypto.Keys keys = agreement.keys();
    local = local.securedBy(keys == null ? null : keys.suite());
  }

  /// Watches for the end of an attempt that isn't answered yet. After the owner's thread is ready for mail.
  void watch() {
    IncomingInvite invite = incoming;
    if (invite != null) invite.onCancelled(reason -> ended(reason));
  }

  /// A leg to ring someone with: [#offer] is final.
  static SipLeg outgoing(About about, Legs legs, Mailbox owner, @Nullable SipLeg near) { return new SipLeg(about, legs, owner, near); }

  synchronized SessionDescription offer() { return OfferAnswer.offer(local); }

  synchronized void calling(OutgoingInvite attempt) { outgoing = attempt; }

  /// Early media of who is rung: heard by nobody yet, but DTMF and NAT latching begin.
  synchronized void early(SessionDescription sdp) { if (!over && dialog == null) connect(OfferAnswer.agreed(local, sdp)); }

  /// The answer to our offer. False if it makes no sense: the leg is over then.
  synchronized boolean taken(InviteDialog answered, @Nullable SessionDescription sdp) {
    if (over) {
      answered.bye(Cause.NORMAL_CLEARING);
      return false;
    }
    dialog = answered;
    if (sdp == null || !connect(OfferAnswer.agreed(local, sdp))) {
      hangUp(Cause.BEARER_CAPABILITY_NOT_AVAILABLE);
      return false;
    }
    up(answered);
    return true;
  }

  /// 180 to who called.
  synchronized void ring() {
    if (incoming != null && dialog == null && !over) incoming.ring(null);
  }

  /// 200 to who called.
  synchronized void answer() {
    IncomingInvite invite = incoming;
    if (invite == null || dialog != null || over) return;
    Answer answer = prepared;
    if (answer != null) connect(Optional.of(answer.agreement()));
    InviteDialog accepted = invite.accept(answer == null ? OfferAnswer.offer(local) : answer.sdp(), this);
    dialog = accepted;
    up(accepted);
  }

  private void up(InviteDialog answered) {
    legs.dialogUp(answered);
    if (answered.source().transport().isWebSocket()) answered.source().flow().onClose(() -> legs.watchSound(this));
  }

  boolean isAnswered() { return dialog != null; }

  /// Ends our side: BYE, CANCEL or a final failure, whatever fits. Nothing is left in the mailbox for it.
  void hangUp(Cause cause) { hangUp(cause, Reason.of(cause)); }

  synchronized void hangUp(Cause cause, Reason reason) {
    if (over) return;
    InviteDialog established = dialog;
    if (established != null) established.bye(cause);
    else if (incoming != null) incoming.reject(Endings.status(cause), cause);
    else if (outgoing != null) outgoing.cancel(reason);
    close();
  }

  private synchronized void close() {
    if (over) return;
    over = true;
    media.close();
    legs.closed(this);
    whenOver.run();
  }

  /// Runs this once when the leg is over, or at once if it is. Short; one per leg.
  synchronized void onOver(Runnable work) {
    if (over) work.run();
    else whenOver = work;
  }

  void ownedBy(Mailbox other) { owner = other; }

  Mailbox owner() { return owner; }

  /// Whether `named` means this leg's dialog. Which tag is whose depends on who is thought to receive it, and phones differ.
  boolean isOf(Refer.Replaces named) {
    InviteDialog established = dialog;
    if (established == null || !established.callId().equals(named.callId())) return false;
    DialogState state = established.state();
    Set<String> tags = Set.of(String.valueOf(NameAddr.parse(state.local()).tag()), String.valueOf(NameAddr.parse(state.remote()).tag()));
    return tags.contains(named.toTag()) && tags.contains(named.fromTag()) && !named.toTag().equals(named.fromTag());
  }

  MediaLeg media() { return media; }

  @Nullable String aor() { return aor; }

  boolean isWebRtc() { return webRtc; }

  boolean isConnected() { return connected; }

  @Nullable String sipCallId() {
    InviteDialog established = dialog;
    return established != null ? established.callId() : incoming != null ? incoming.callId() : null;
  }

  private boolean connect(Optional<Agreement> agreed) {
    Optional<RemoteMedia> remote = agreed.flatMap(this::remote);
    remote.ifPresent(media::connect);
    return remote.isPresent();
  }

  private Optional<RemoteMedia> remote(Agreement agreed) { return Audition.remote(agreed, webRtc); }

  // What the peer does, on the SIP loop.

  @Override public synchronized void confirmed(@Nullable SessionDescription answer) {
    if (answer != null && !over && !connect(OfferAnswer.agreed(local, answer))) {
      hangUp(Cause.BEARER_CAPABILITY_NOT_AVAILABLE);
      owner.post(new Mail.LegGone(this, Cause.BEARER_CAPABILITY_NOT_AVAILABLE, true));
    }
  }

  @Override public synchronized void reoffered(@Nullable SessionDescription offer, Reply reply) {
    local = local.next(io.trunkline.sip.sdp.Direction.SENDRECV);
    if (offer == null) {
      reply.accept(OfferAnswer.offer(local));
      return;
    }
    Optional<Answer> answer = OfferAnswer.answer(offer, local);
    if (over || answer.isEmpty() || !connect(Optional.of(answer.get().agreement()))) {
      reply.reject(488);   // the session goes on as it was (RFC 3261 §14.2)
      return;
    }
    encryptsAs(answer.get().agreement());
    reply.accept(answer.get().sdp());
    boolean holds = answer.get().agreement().remote().isHolding();
    if (holds != heldByPeer) owner.post(new Mail.PhoneHolds(this, holds));
    heldByPeer = holds;
    if (dialog != null) legs.dialogUp(dialog);
  }

  @Override public void informed(String contentType, String body) {
    if (!contentType.toLowerCase(Locale.ROOT).startsWith("application/dtmf")) return;
    // application/dtmf-relay says "Signal=5"; application/dtmf the key alone.
    String text = body.strip();
    int at = text.toLowerCase(Locale.ROOT).indexOf("signal=");
    String key = (at < 0 ? text : text.substring(at + 7)).strip();
    if (!key.isEmpty() && "0123456789*#ABCD".indexOf(key.charAt(0)) >= 0) owner.post(new Mail.Key(this, key.charAt(0), false));
  }

  @Override public void referred(Refer refer) {
    if (!owner.post(new Mail.Referred(this, refer))) refer.reject(603);
  }

  @Override public void ended(EndReason reason) {
    synchronized (this) {
      if (over) return;
      close();
    }
    owner.post(new Mail.LegGone(this, reason.cause(), reason.by() == EndReason.By.TIMEOUT));
  }

  @Override public synchronized void released() {
    InviteDialog established = dialog;
    if (established != null) legs.dialogDown(established);
  }

  // What the sound does, on the media loop.

  @Override public void digit(MediaLeg leg, char digit) { owner.post(new Mail.Key(this, digit, true)); }

  @Override public void ended(MediaLeg leg, String endToken) { owner.post(new Mail.Played(this, endToken)); }

  @Override public void silentSince(MediaLeg leg, Duration span) { owner.post(new Mail.FellSilent(this, span)); }

  @Override public void heardAgain(MediaLeg leg) { owner.post(new Mail.HeardAgain(this)); }

  @Override public void connected(MediaLeg leg) {
    connected = true;
    owner.post(new Mail.LegConnected(this));
  }

  @Override public void failed(MediaLeg leg, MediaFailure why) {
    legs.soundFailed(this, why);
    vanished();
  }

  /// No sound comes any more though nobody hung up.
  void vanished() { if (!over) owner.post(new Mail.LegVanished(this)); }

  @Override public LegId id() { return id; }

  @Override public Party party() { return party; }

  @Override public Kind kind() { return kind; }

  @Override public @Nullable Object subject() { return subject; }

  @Override public boolean isUp() { return !over; }

  @Override public void record(RecordingSink sink) { media.record(sink); }

  @Override public void stopRecording() { media.stopRecording(); }

  @Override public LegStatistics statistics() { return media.statistics(); }

  @Override public String toString() { return "Leg[" + id + " " + kind + "]"; }
}
