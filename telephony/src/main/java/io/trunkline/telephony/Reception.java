package io.trunkline.telephony;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.UriParty;
import io.trunkline.media.NoMediaPort;
import io.trunkline.sip.Admission;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.IncomingInvite;
import io.trunkline.sip.IncomingRequest;
import io.trunkline.sip.MalformedSip;
import io.trunkline.sip.Method;
import io.trunkline.sip.NameAddr;
import io.trunkline.sip.Redirection;
import io.trunkline.sip.SipHandler;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.Source;
import io.trunkline.sip.Status;
import io.trunkline.sip.auth.Algorithm;
import io.trunkline.sip.auth.DigestServer;
import io.trunkline.sip.auth.Verdict;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who stands at the door, and whether the call is taken. On SIP loops; keeps no state of its own.
final class Reception implements SipHandler {
  private static final Logger LOG = System.getLogger(Reception.class.getName());

  private final Node node;
  private final Plan plan;
  private final DigestServer digest;

  Reception(Node node, Plan plan, String realm) {
    this.node = node;
    this.plan = plan;
    this.digest = new DigestServer(realm, (username, _, algorithm) -> ha1(username, algorithm));
  }

  private @Nullable String ha1(String username, Algorithm algorithm) {
    Account account = account(username);
    if (account == null) return null;
    return algorithm == Algorithm.MD5 ? account.ha1Md5() : account.ha1Sha256();
  }

  private @Nullable Account account(String username) {
    Account account = plan.account(username);
    boolean ended = account != null && account.expiresAt() != null && !account.expiresAt().isAfter(node.time().now());
    return ended ? null : account;
  }

  @Override public Admission admit(Source source, SipRequest request) {
    if (!node.isOpen()) return Admission.SILENCE;
    boolean known = source.transport().isWebSocket() || node.trunks().from(source) != null || namesStation(request);
    if (!known) return Admission.SILENCE;
    if (request.is(Method.INVITE) && !node.admits() && !request.isInDialog()) {
      // RFC 3261 §21.5.4: the peer sends us nothing more until then, which is what an overloaded or draining node wants.
      return new Admission.Reject(503, Status.phrase(503), (int) node.config().patience().retryAfter().toSeconds());
    }
    return Admission.ALLOW;
  }

  /// Whether the request says to be of a station that we have: enough for a challenge, not for more.
  private boolean namesStation(SipRequest request) { return saidAccount(request) != null; }

  private @Nullable Account saidAccount(SipRequest request) {
    try {
      String user = request.from().uri().user();
      return user == null ? null : account(user);
    } catch (MalformedSip nonsense) {
      return null;
    }
  }

  @Override public void requested(IncomingRequest incoming) {
    SipRequest request = incoming.request();
    if (request.is(Method.REGISTER)) {
      Account account = authenticated(request, incoming.source(), headers -> incoming.respond(401, Status.phrase(401), headers));
      if (account == null) return;
      String aor = request.to().uri().user();
      boolean own = account.username().equals(aor) || account.aor().equals(aor);
      if (!own || account.kind() == Account.Kind.GUEST) incoming.respond(403);
      else node.registrar().register(incoming, account);
    } else if (request.is(Method.OPTIONS)) {
      SipResponse response = SipResponse.to(request, 200);
      incoming.respond(response.withHeaders(response.headers().and(HeaderName.ALLOW, "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK, REFER, NOTIFY")
          .and(HeaderName.ACCEPT, "application/sdp")));
    } else {
      incoming.respond(405);
    }
  }

  private interface Challenge {
    void send(Headers headers);
  }

  private @Nullable Account authenticated(SipRequest request, Source source, Challenge challenge) {
    return switch (digest.check(request, node.time().now())) {
      case Verdict.Accepted(String username) -> account(username);
      case Verdict.Challenged(Headers headers, Verdict.Why why, String username) -> {
        if (why == Verdict.Why.WRONG) LOG.log(Level.WARNING, "sip.wrong-password user={0} from={1}", username, source.address());
        challenge.send(headers);
        yield null;
      }
    };
  }

  @Override public void invited(IncomingInvite invite) {
    try {
      receive(invite);
    } catch (MalformedSip nonsense) {
      invite.reject(400, Cause.PROTOCOL_ERROR);
    } catch (NoMediaPort none) {
      LOG.log(Level.ERROR, "call.refused why=no media port left");
      node.refused();
      invite.reject(503, Status.phrase(503), Cause.NO_CIRCUIT_AVAILABLE,
          Headers.NONE.and(HeaderName.RETRY_AFTER, String.valueOf(node.config().patience().retryAfter().toSeconds())));
    } catch (RuntimeException bug) {
      LOG.log(Level.ERROR, "call.refused why=a bug of ours", bug);
      node.refused();
      invite.reject(500, Cause.TEMPORARY_FAILURE);
    }
  }

  private void receive(IncomingInvite invite) {
    SipRequest request = invite.request();
    Line line = invite.source().transport().isWebSocket() || namesStation(request) ? null : node.trunks().from(invite.source());
    if (line != null) {
      decide(invite, fromTrunk(request, line), line);
      return;
    }
    Account account = authenticated(request, invite.source(), headers -> invite.reject(401, Status.phrase(401), null, headers));
    if (account != null) decide(invite, fromAccount(request, account), null);
  }

  private static IncomingCall fromTrunk(SipRequest request, Line line) {
    NumberPlan numbers = line.config().numbers();
    String user = request.uri().user();
    // A registered trunk may send calls to the contact that we registered; the number then stands in To.
    var account = line.config().credentials();
    String dialled = user == null || (account != null && user.equals(account.username())) ? Optional.ofNullable(request.to().uri().user()).orElse("") : user;
    NameAddr caller = asserted(request).orElseGet(request::from);
    String callerRaw = caller.uri().user() == null ? "" : caller.uri().user();
    return new IncomingCall(new Origin.FromTrunk(line.config()), numbers.readDialled(dialled), dialled, numbers.read(callerRaw), callerRaw, caller.displayName(),
        diverted(request, numbers));
  }

  /// RFC 3325 §9.1: what a trusted network asserts counts more than what the caller's phone says.
  private static Optional<NameAddr> asserted(SipRequest request) { return request.addresses(HeaderName.P_ASSERTED_IDENTITY).stream().findFirst(); }

  private static @Nullable Party diverted(SipRequest request, NumberPlan numbers) {
    for (Redirection step : Redirection.of(request)) if (step.by().user() != null) return numbers.read(step.by().user());
    return null;
  }

  private static IncomingCall fromAccount(SipRequest request, Account account) {
    String dialled = request.uri().user() == null ? "" : request.uri().user();
    Party party = NumberPlan.CHINA.read(dialled);
    Origin origin = account.kind() == Account.Kind.GUEST ? new Origin.FromGuest(account) : new Origin.FromStation(account);
    Party caller = new UriParty(account.kind() == Account.Kind.GUEST ? "web:" + account.aor() : "sip:" + account.username());
    return new IncomingCall(origin, party, dialled, caller, account.username(), request.from().displayName());
  }

  private void decide(IncomingInvite invite, IncomingCall call, @Nullable Line line) {
    switch (plan.route(call)) {
      case Route.Refuse(int status, Cause cause) -> refuse(invite, call, status, cause);
      case Route.Accept accepted -> {
        if (line != null && !line.acquire()) {
          busy(invite, accepted, call, Cause.NO_CIRCUIT_AVAILABLE, Fault.TRUNK, "trunk " + line.config().name() + " has no line free");
        } else if (!node.reserve(accepted.tenant(), accepted.mostCalls())) {
          if (line != null) line.release();
          busy(invite, accepted, call, Cause.USER_BUSY, Fault.CALLER, Node.TENANT_FULL);
        } else {
          begin(invite, call, accepted, line);
        }
      }
    }
  }

  /// Somebody's caller is turned away: its tenant is told, the carrier goes on sending (RFC 3261 §21.5.4 would have a 503 stop it).
  private void busy(IncomingInvite invite, Route.Accept of, IncomingCall call, Cause cause, Fault fault, String detail) {
    invite.reject(486, cause);
    node.refused(CallId.random(), of.tenant(), call, cause, fault, detail);
  }

  private void refuse(IncomingInvite invite, IncomingCall call, int status, Cause cause) {
    LOG.log(Level.INFO, "call.refused dialled={0} caller={1} status={2} cause={3}", call.dialled(), call.caller(), status, cause);
    node.refused();
    invite.reject(status, cause);
  }

  private void begin(IncomingInvite invite, IncomingCall call, Route.Accept accepted, @Nullable Line line) {
    LiveCall live = new LiveCall(node, CallId.random(), accepted.tenant(), call);
    Leg.Kind kind = switch (call.origin()) {
      case Origin.FromTrunk _, Origin.Here _ -> Leg.Kind.TRUNK;
      case Origin.FromGuest _ -> Leg.Kind.GUEST;
      case Origin.FromStation(Account account) -> account.kind() == Account.Kind.BROWSER ? Leg.Kind.BROWSER : Leg.Kind.SIP_PHONE;
    };
    Account account = call.origin() instanceof Origin.FromStation(Account station) ? station : null;
    var offer = invite.offer();
    boolean webRtc = offer == null ? invite.source().transport().isWebSocket() : offer.audio().map(audio -> audio.isWebRtc()).orElse(false);
    SipLeg.About about = new SipLeg.About(call.caller(), kind, webRtc, account == null ? null : account.subject(), account == null ? null : account.aor());
    Optional<SipLeg> leg;
    try {
      leg = SipLeg.incoming(about, invite, node.legs(), live.mailbox());
    } catch (RuntimeException noPort) {
      if (line != null) line.release();
      node.release(accepted.tenant());
      throw noPort;
    }
    if (leg.isEmpty()) {
      if (line != null) line.release();
      node.release(accepted.tenant());
      refuse(invite, call, 488, Cause.BEARER_CAPABILITY_NOT_AVAILABLE);
      return;
    }
    if (line != null) leg.get().onOver(line::release);
    node.began(live);
    live.startWith(leg.get(), node.handler());
  }
}
