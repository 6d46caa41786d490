package io.trunkline.telephony;

import io.trunkline.kernel.Cause;
import io.trunkline.sip.EndReason;
import io.trunkline.sip.InviteDialog;
import io.trunkline.sip.InviteListener;
import io.trunkline.sip.InviteRequest;
import io.trunkline.sip.OutgoingInvite;
import io.trunkline.sip.Reason;
import io.trunkline.sip.Refer;
import io.trunkline.sip.Reply;
import io.trunkline.sip.SipFailure;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.SipStack;
import io.trunkline.sip.sdp.SessionDescription;
import org.jspecify.annotations.Nullable;

/// One INVITE of an attempt: to one contact of a station, or to one address of a trunk. Tells the attempt's mailbox what comes of it; once answered,
/// what happens is the leg's.
final class Ring implements InviteListener {
  private final SipLeg leg;
  private final Mailbox attempt;
  private final OutgoingInvite invite;

  Ring(SipLeg leg, Mailbox attempt, SipStack sip, InviteRequest request) {
    this.leg = leg;
    this.attempt = attempt;
    this.invite = sip.invite(request, this);
    leg.calling(invite);
  }

  SipLeg leg() { return leg; }

  void cancel(Reason reason) { invite.cancel(reason); }

  @Override public void trying() { attempt.post(new Mail.Trying(this)); }

  @Override public void progressed(SipResponse response, @Nullable SessionDescription sdp) {
    if (sdp != null) leg.early(sdp);
    attempt.post(new Mail.Rings(this, sdp != null));
  }

  @Override public void answered(InviteDialog dialog, @Nullable SessionDescription sdp) {
    if (leg.taken(dialog, sdp)) {
      if (!attempt.post(new Mail.RingAnswered(this))) leg.hangUp(Cause.NORMAL_CLEARING);
    } else {
      attempt.post(new Mail.RingFailed(this, new SipFailure(488, "No common codec", Cause.BEARER_CAPABILITY_NOT_AVAILABLE, true, null)));
    }
  }

  @Override public void failed(SipFailure failure) { attempt.post(new Mail.RingFailed(this, failure)); }

  @Override public void reoffered(@Nullable SessionDescription offer, Reply reply) { leg.reoffered(offer, reply); }

  @Override public void confirmed(@Nullable SessionDescription answer) { leg.confirmed(answer); }

  @Override public void informed(String contentType, String body) { leg.informed(contentType, body); }

  @Override public void referred(Refer refer) { leg.referred(refer); }

  @Override public void ended(EndReason reason) { leg.ended(reason); }

  @Override public void released() { leg.released(); }
}
