package io.trunkline.sip.internal;

import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.MalformedSip;
import io.trunkline.sip.Method;
import io.trunkline.sip.NameAddr;
import io.trunkline.sip.Refer;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.SipUri;
import io.trunkline.sip.Status;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/// A REFER within a call (RFC 3515): 202, then NOTIFYs with `message/sipfrag` until a final status.
final class Referral implements Refer {
  private final CallDialog call;
  private final ServerTransaction transaction;
  private final NameAddr referTo;
  private final @Nullable NameAddr referredBy;
  private final @Nullable Replaces replaces;
  private final boolean silent;
  private boolean answered;
  private boolean finished;

  private Referral(CallDialog call, ServerTransaction transaction, NameAddr referTo) {
    SipRequest request = transaction.request();
    this.call = call;
    this.transaction = transaction;
    this.referTo = referTo;
    String by = request.headers().first(HeaderName.REFERRED_BY);
    this.referredBy = by == null ? null : NameAddr.parse(by);
    this.replaces = replaces(referTo.uri());
    this.silent = "false".equalsIgnoreCase(request.headers().first("Refer-Sub"));
  }

  static void received(CallDialog call, ServerTransaction transaction) {
    List<String> targets = transaction.request().headers().all(HeaderName.REFER_TO);
    Referral referral;
    try {
      if (call.isEnded()) {
        call.respond(transaction, 481);
        return;
      }
      if (targets.size() != 1) throw new MalformedSip("REFER needs exactly one Refer-To");   // RFC 3515 §2.4.2
      referral = new Referral(call, transaction, NameAddr.parse(targets.getFirst()));
    } catch (MalformedSip malformed) {
      call.respond(transaction, 400);
      return;
    }
    call.listener().referred(referral);
  }

  /// The URI's header part: `?Replaces=callid%3Bto-tag%3Da%3Bfrom-tag%3Db`.
  private static @Nullable Replaces replaces(SipUri uri) {
    StringTokenizer headers = new StringTokenizer(uri.headers(), "&");
    while (headers.hasMoreTokens()) {
      String header = headers.nextToken();
      if (!header.regionMatches(true, 0, "Replaces=", 0, 9)) continue;
      String value;
      try {
        value = URLDecoder.decode(header.substring(9).replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw new MalformedSip("Replaces isn't escaped well");
      }
      int semicolon = value.indexOf(';');
      if (semicolon < 0) throw new MalformedSip("Replaces has no tags");
      String to = null;
      String from = null;
      StringTokenizer parameters = new StringTokenizer(value.substring(semicolon), ";");
      while (parameters.hasMoreTokens()) {
        String parameter = parameters.nextToken().strip();
        if (parameter.startsWith("to-tag=")) to = parameter.substring(7);
        if (parameter.startsWith("from-tag=")) from = parameter.substring(9);
      }
      if (to == null || from == null) throw new MalformedSip("Replaces has no tags");
      return new Replaces(value.substring(0, semicolon).strip(), to, from);
    }
    return null;
  }

  @Override public NameAddr referTo() { return referTo; }

  @Override public @Nullable NameAddr referredBy() { return referredBy; }

  @Override public @Nullable Replaces replaces() { return replaces; }

  @Override public void accept() {
    call.loop.post(() -> {
      if (answered) return;
      answered = true;
      SipResponse response = SipResponse.to(transaction.request(), 202).and(HeaderName.CONTACT, call.core.contact().toString());
      transaction.respond(silent ? response.and("Refer-Sub", "false") : response);
      report(100);   // RFC 3515 §2.4.4: at once
    });
  }

  @Override public void reject(int status) {
    call.loop.post(() -> {
      if (answered) return;
      answered = true;
      finished = true;
      call.respond(transaction, status);
    });
  }

  @Override public void notify(int status) { call.loop.post(() -> report(status)); }

  private void report(int status) {
    if (!answered || finished || silent || call.isEnded()) return;
    finished = status >= 200;
    Headers extra = Headers.NONE.and(HeaderName.EVENT, "refer;id=" + transaction.request().cseq().number())
        .and(HeaderName.SUBSCRIPTION_STATE, finished ? "terminated;reason=noresource" : "active;expires=60")
        .and(HeaderName.CONTENT_TYPE, "message/sipfrag;version=2.0");
    call.send(Method.NOTIFY, extra, "SIP/2.0 " + status + ' ' + Status.phrase(status) + "\r\n", response -> { }, started -> { });
  }
}
