package io.trunkline.sip.internal;

import io.trunkline.sip.CSeq;
import io.trunkline.sip.Credentials;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.NameAddr;
import io.trunkline.sip.Parameters;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.Target;
import io.trunkline.sip.auth.DigestClient;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A request of ours outside of dialogs: REGISTER, OPTIONS …, with one answer to each kind of challenge.
record OutsideRequest(SipRequest request, Target target, @Nullable Credentials credentials, CompletableFuture<SipResponse> response, int attempt) {
  private static final int MOST_ATTEMPTS = 3;

  /// Completes what the user left out (RFC 3261 §8.1.1).
  static OutsideRequest of(SipRequest wanted, Target target, @Nullable Credentials credentials, CompletableFuture<SipResponse> response) {
    Headers headers = wanted.headers();
    if (!headers.has(HeaderName.FROM)) headers = headers.and(HeaderName.FROM, NameAddr.of(wanted.uri()).toString());
    NameAddr from = NameAddr.parse(String.valueOf(headers.first(HeaderName.FROM)));
    if (from.tag() == null) headers = headers.with(HeaderName.FROM, from.tagged(Tokens.tag()).toString());
    if (!headers.has(HeaderName.TO)) headers = headers.and(HeaderName.TO, new NameAddr(null, wanted.uri(), Parameters.NONE).toString());
    if (!headers.has(HeaderName.CALL_ID)) headers = headers.and(HeaderName.CALL_ID, Tokens.callId());
    if (!headers.has(HeaderName.CSEQ)) headers = headers.and(HeaderName.CSEQ, new CSeq(1, wanted.methodName()).toString());
    return new OutsideRequest(wanted.withHeaders(headers), target, credentials, response, 1);
  }

  String callId() { return request.callId(); }

  void send(Loop loop, Sender sender) {
    sender.reach(loop, target, flow -> {
      if (flow == null) response.complete(SipResponse.ours(request.and(HeaderName.VIA, "SIP/2.0/UDP unreachable.invalid"), 503, "No way to the peer"));
      else sender.send(loop, flow, request, answer -> answered(answer, flow, loop, sender));
    });
  }

  private void answered(SipResponse answer, Flow flow, Loop loop, Sender sender) {
    if (answer.isProvisional()) return;
    if ((answer.status() != 401 && answer.status() != 407) || credentials == null) {
      response.complete(answer);
      return;
    }
    boolean again = request.headers().has(answer.status() == 401 ? HeaderName.AUTHORIZATION : HeaderName.PROXY_AUTHORIZATION);
    Headers authorization = DigestClient.answer(request, answer, credentials);
    CSeq last = request.cseq();
    if (authorization.size() == 0 || attempt == MOST_ATTEMPTS || (again && !DigestClient.isStale(answer))) {
      response.complete(answer);
      return;
    }
    String name = answer.status() == 401 ? HeaderName.AUTHORIZATION : HeaderName.PROXY_AUTHORIZATION;
    Headers next = request.headers().without(name).with(HeaderName.CSEQ, new CSeq(last.number() + 1, last.method()).toString()).and(authorization);
    new OutsideRequest(request.withHeaders(next), Target.over(flow), credentials, response, attempt + 1).send(loop, sender);
  }
}
