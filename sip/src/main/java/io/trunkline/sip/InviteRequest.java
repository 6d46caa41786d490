package io.trunkline.sip;

import io.trunkline.sip.sdp.SessionDescription;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call to be made. `uri` is the Request-URI, `target` where it is sent; `routes` are preloaded (a registered contact's `Path`, an outbound proxy).
/// `extra` carries identity and other headers as they shall go out. `offer` null asks the peer for one. `ringTimeout` ends the attempt with CANCEL.
/// `beside` is the Call-ID of another leg of the same call: both then live on one event loop.
public record InviteRequest(SipUri uri, Target target, List<SipUri> routes, NameAddr from, NameAddr to, @Nullable String contactUser, Headers extra,
    @Nullable SessionDescription offer, @Nullable Credentials credentials, Duration ringTimeout, @Nullable String beside) {
  public InviteRequest {
    routes = List.copyOf(routes);
  }

  public static InviteRequest of(SipUri uri, Target target, NameAddr from, @Nullable SessionDescription offer, Duration ringTimeout) {
    return new InviteRequest(uri, target, List.of(), from, NameAddr.of(uri), from.uri().user(), Headers.NONE, offer, null, ringTimeout, null);
  }

  public InviteRequest withHeader(String name, String value) { return withHeaders(Headers.NONE.and(name, value)); }

  public InviteRequest withHeaders(Headers more) {
    return new InviteRequest(uri, target, routes, from, to, contactUser, extra.and(more), offer, credentials, ringTimeout, beside);
  }

  public InviteRequest with(@Nullable Credentials answer) {
    return new InviteRequest(uri, target, routes, from, to, contactUser, extra, offer, answer, ringTimeout, beside);
  }

  public InviteRequest via(List<SipUri> preloaded) {
    return new InviteRequest(uri, target, preloaded, from, to, contactUser, extra, offer, credentials, ringTimeout, beside);
  }

  public InviteRequest beside(@Nullable String callId) {
    return new InviteRequest(uri, target, routes, from, to, contactUser, extra, offer, credentials, ringTimeout, callId);
  }
}
