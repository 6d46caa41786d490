package io.trunkline.sip;

import io.trunkline.sip.sdp.SessionDescription;
import org.jspecify.annotations.Nullable;

/// What happens to one call. For an [OutgoingInvite]: `progressed`* then one of `answered` and `failed`; after `answered` the in-dialog ones, then `ended` once.
/// For an accepted [IncomingInvite]: `confirmed` once, the in-dialog ones, `ended` once. On the call's loop; must not block.
public interface InviteListener {
  InviteListener NOBODY = new InviteListener() { };

  /// The first provisional response came, be it 100: somebody is there and works on it. An address that doesn't even say this may be left for another.
  default void trying() {}

  /// 101–199 came. `sdp` is early media, if any; a forked call may bring that of several phones.
  default void progressed(SipResponse response, @Nullable SessionDescription sdp) {}

  /// The first 2xx. It is acknowledged already, so `sdp` is the peer's answer; the offer, if our INVITE had none, in which case
  /// [InviteDialog#answer] must follow at once: the ACK waits for it.
  default void answered(InviteDialog dialog, @Nullable SessionDescription sdp) {}

  /// The attempt ended without an answer.
  default void failed(SipFailure failure) {}

  /// The caller's answer to an offer in our early media came, before our 2xx: [IncomingInvite#ring].
  default void agreed(SessionDescription answer) {}

  /// Our 2xx was acknowledged; `answer` is theirs if our 2xx carried the offer.
  default void confirmed(@Nullable SessionDescription answer) {}

  /// The peer changes the session by re-INVITE or UPDATE, the latter also before the answer; `offer` null asks us for one. The reply must follow soon, from any thread.
  default void reoffered(@Nullable SessionDescription offer, Reply reply) { reply.reject(488); }

  /// INFO, such as DTMF as `application/dtmf-relay`. It was answered 200.
  default void informed(String contentType, String body) {}

  /// REFER: the peer asks us to connect the call elsewhere.
  default void referred(Refer refer) { refer.reject(603); }

  /// The dialog is over for us. Not called for the attempts that `failed` ends.
  default void ended(EndReason reason) {}

  /// After `ended`, once: the far end is known to be done too. It said BYE itself, or answered ours, or was given up after 64*T1. Until then a crash of ours
  /// could leave it up.
  default void released() {}
}
