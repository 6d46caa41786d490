package io.trunkline.acceptance.phone;

import io.trunkline.kernel.SystemTime;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The registrar of a carrier (RFC 3261 §10.3) with one account: it challenges by digest and remembers who came.
public final class Registrations {
  private static final String REALM = "carrier.example";

  private final Phone phone;
  private final String user;
  private final String password;
  private final Duration granted;
  private final BlockingQueue<Registered> taken = new LinkedBlockingQueue<>();
  private final BlockingQueue<Registered> refused = new LinkedBlockingQueue<>();

  /// One REGISTER: the URI where the subscriber is called (in `Contact`), where it came from, and for how long he asked.
  public record Registered(String contact, InetSocketAddress address, int expires, Instant at) {}

  Registrations(Phone phone, String user, String password, Duration granted) {
    this.phone = phone;
    this.user = user;
    this.password = password;
    this.granted = granted;
  }

  /// The next REGISTER that was accepted.
  public Registered await(Duration within) {
    return next(taken, within, "accepted");
  }

  /// The next one with a wrong answer to the challenge.
  public Registered awaitRefused(Duration within) {
    return next(refused, within, "refused");
  }

  private static Registered next(BlockingQueue<Registered> from, Duration within, String how) {
    try {
      Registered one = from.poll(within.toMillis(), TimeUnit.MILLISECONDS);
      if (one == null) throw new AssertionError("no REGISTER was " + how + " within " + within);
      return one;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void requested(SipText request, InetSocketAddress from) {
    String nonce = Phone.unique();
    String authorization = request.header("Authorization");
    if (authorization.isEmpty()) {
      phone.send(request.reply(401, "Unauthorized", Phone.unique())
          .with("WWW-Authenticate", "Digest realm=\"" + REALM + "\", nonce=\"" + nonce + "\", algorithm=MD5, qop=\"auth\"").bytes(), from);
      return;
    }
    String contact = request.header("Contact");
    String asked = SipText.parameter(contact, "expires").isEmpty() ? request.header("Expires") : SipText.parameter(contact, "expires");
    Registered registered = new Registered(SipText.uri(contact), from, asked.isEmpty() ? 3600 : Integer.parseInt(asked), SystemTime.INSTANCE.now());
    if (!new Digest(user, password).isRight(authorization, "REGISTER")) {
      phone.send(request.reply(403, "Forbidden", Phone.unique()).bytes(), from);
      refused.add(registered);
      return;
    }
    long seconds = Math.min(granted.toSeconds(), registered.expires());
    phone.send(request.reply(200, "OK", Phone.unique()).with("Contact", "<" + registered.contact() + ">;expires=" + seconds).bytes(), from);
    taken.add(registered);
  }
}
