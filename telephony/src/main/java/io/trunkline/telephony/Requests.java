package io.trunkline.telephony;

import io.trunkline.kernel.Anonymous;
import io.trunkline.kernel.Party;
import io.trunkline.sip.Credentials;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.InviteRequest;
import io.trunkline.sip.NameAddr;
import io.trunkline.sip.SipStack;
import io.trunkline.sip.SipUri;
import io.trunkline.sip.Target;
import io.trunkline.sip.Transport;
import io.trunkline.sip.sdp.SessionDescription;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the INVITEs to stations and trunks.
final class Requests {
  private final SipStack sip;
  private final String realm;

  Requests(SipStack sip, String realm) {
    this.sip = sip;
    this.realm = realm;
  }

  InviteRequest toStation(Registrar.Contact contact, SessionDescription offer, DialOptions options, @Nullable String beside) {
    SipUri from = SipUri.of(NumberPlan.CHINA.write(options.callerId()), realm, -1);
    NameAddr to = NameAddr.of(SipUri.of(contact.account().aor(), realm, -1));
    Headers extra = Headers.NONE;
    for (Map.Entry<String, String> header : options.headers().entrySet()) extra = extra.and(header.getKey(), header.getValue());
    if (options.autoAnswer()) {
      // No phone knows the other's word for this: RFC 7462's urn, the old Call-Info, and that of Yealink and Grandstream.
      extra = extra.and("Call-Info", "<sip:" + realm + ">;answer-after=0").and("Alert-Info", "<http://" + realm + ">;info=alert-autoanswer;delay=0");
    }
    return new InviteRequest(contact.uri().asRequestUri(), Target.over(contact.flow()), contact.path(), NameAddr.of(options.callerName(), from), to,
        null, extra, offer, null, options.ring(), beside);
  }

  InviteRequest toTrunk(TrunkConfig trunk, Hop hop, Party number, SessionDescription offer, DialOptions options,
      @Nullable String beside) {
    TrunkConfig.Address address = hop.address();   // what the carrier calls itself, whichever of its servers it is (RFC 3263 §4)
    SipUri uri = SipUri.of(trunk.numbers().write(number), address.host(), address.port());
    if (trunk.transport() == Transport.TCP) uri = uri.with("transport", "tcp");
    String host = sip.contact(null, trunk.transport()).host();
    Party shown = options.callerId();
    boolean anonymous = shown instanceof Anonymous;
    SipUri identity = SipUri.of(anonymous ? "anonymous" : trunk.numbers().prefixed("").write(shown), anonymous ? "anonymous.invalid" : host, -1);
    Credentials account = trunk.credentials();
    SipUri from = trunk.callerIdHeader() == TrunkConfig.CallerIdHeader.PAI && account != null ? SipUri.of(account.username(), address.host(), -1) : identity;
    Headers extra = Headers.NONE;
    if (trunk.callerIdHeader() == TrunkConfig.CallerIdHeader.PAI && !anonymous) {
      extra = extra.and(HeaderName.P_ASSERTED_IDENTITY, NameAddr.of(identity).toString());
    }
    return new InviteRequest(uri, Target.to(trunk.transport(), hop.host(), hop.port()), List.of(), NameAddr.of(from), NameAddr.of(uri),
        account == null ? null : account.username(), extra, offer, account, options.ring(), beside);
  }
}
