package io.trunkline.telephony;

import io.trunkline.kernel.Time;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.IncomingRequest;
import io.trunkline.sip.MalformedSip;
import io.trunkline.sip.NameAddr;
import io.trunkline.sip.SipFlow;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.SipUri;
import io.trunkline.sip.Source;
import io.trunkline.sip.Transport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Where stations are (RFC 3261 §10.3), by the flow that they registered over (RFC 5626): what a phone behind NAT opened is the only way back to it.
/// All state under this object's lock; listeners are told outside of it.
final class Registrar implements Stations {
  static final int MOST_CONTACTS = 8;
  private static final long LONGEST_SECONDS = 3600;
  private static final long SHORTEST_SECONDS = 30;
  /// A NAT forgets a UDP flow after as little as two minutes of silence; the phone's next REGISTER keeps it open.
  private static final long BEHIND_NAT_SECONDS = 60;
  private static final int MOST_STATIONS = 100_000;
  private static final Logger LOG = System.getLogger(Registrar.class.getName());

  private final Time time;
  private final TelephonyListener listener;
  private final Map<String, List<Contact>> bindings = new HashMap<>();
  private final Map<String, List<Runnable>> watchers = new HashMap<>();

  /// One place where a station can be rung. `key` tells a phone from its other registrations: its instance, else its contact.
  record Contact(Account account, String key, SipUri uri, SipFlow flow, List<SipUri> path, Instant since, Instant until, Time.Timer expiry) {}

  Registrar(Time time, TelephonyListener listener) {
    this.time = time;
    this.listener = listener;
  }

  /// Answers an authenticated REGISTER.
  void register(IncomingRequest incoming, Account account) {
    SipRequest request = incoming.request();
    try {
      List<String> contacts = request.headers().elements(HeaderName.CONTACT);
      for (String text : contacts) {
        if (text.equals("*")) removeAll(account, contact -> contact.account().username().equals(account.username()), "unregistered");
        else bind(incoming, account, NameAddr.parse(text));
      }
      incoming.respond(answer(request, account));
    } catch (MalformedSip nonsense) {
      incoming.respond(400);
    }
  }

  private void bind(IncomingRequest incoming, Account account, NameAddr contact) {
    String aor = account.aor();
    String instance = contact.parameters().get("+sip.instance");
    String key = instance == null ? contact.uri().toString() : instance + '#' + contact.parameters().get("reg-id");
    long seconds = Math.min(seconds(incoming.request(), contact), isBehindNat(incoming.source(), contact.uri()) ? BEHIND_NAT_SECONDS : LONGEST_SECONDS);
    if (seconds == 0) {
      removeAll(account, known -> known.key().equals(key), "unregistered");
      return;
    }
    Instant now = time.now();
    SipFlow flow = incoming.source().flow();
    List<SipUri> path = incoming.request().headers().elements(HeaderName.PATH).stream().map(hop -> NameAddr.parse(hop).uri()).toList();
    Contact fresh = new Contact(account, key, contact.uri(), flow, path, now, now.plusSeconds(seconds),
        time.after(Duration.ofSeconds(seconds + 5), () -> expire(aor, key)));
    boolean first;
    boolean moved = true;
    List<Runnable> waiting;
    synchronized (this) {
      if (bindings.size() >= MOST_STATIONS && !bindings.containsKey(aor)) return;
      List<Contact> known = bindings.computeIfAbsent(aor, _ -> new ArrayList<>());
      first = known.isEmpty();
      for (Contact old : List.copyOf(known)) {
        if (!old.key().equals(key)) continue;
        moved = !old.flow().equals(flow);
        old.expiry().cancel();
        known.remove(old);
      }
      while (known.size() >= MOST_CONTACTS) known.removeLast().expiry().cancel();
      known.addFirst(fresh);
      waiting = moved ? List.copyOf(watchers.getOrDefault(aor, List.of())) : List.of();
    }
    if (moved) flow.onClose(() -> remove(aor, gone -> gone.flow().equals(flow), "connection closed"));
    if (first) changed(aor, true, "registered");
    waiting.forEach(Runnable::run);
  }

  private static boolean isBehindNat(Source source, SipUri contact) {
    if (source.transport() != Transport.UDP) return false;
    InetSocketAddress from = source.address();
    return !contact.host().equals(from.getAddress().getHostAddress()) || contact.portOrDefault() != from.getPort();
  }

  private static long seconds(SipRequest request, NameAddr contact) {
    String said = contact.parameters().get("expires");
    if (said == null) said = request.headers().first(HeaderName.EXPIRES);
    if (said == null) return LONGEST_SECONDS;
    try {
      long asked = Long.parseLong(said.strip());
      return asked <= 0 ? 0 : Math.clamp(asked, SHORTEST_SECONDS, LONGEST_SECONDS);
    } catch (NumberFormatException nonsense) {
      return LONGEST_SECONDS;   // RFC 3261 §10.2.1.1: malformed values count as 3600
    }
  }

  private SipResponse answer(SipRequest request, Account account) {
    Headers headers = Headers.NONE;
    Instant now = time.now();
    for (Contact contact : contacts(account.aor())) {
      if (!contact.account().username().equals(account.username())) continue;
      long left = Math.max(1, Duration.between(now, contact.until()).toSeconds());
      headers = headers.and(HeaderName.CONTACT, "<" + contact.uri() + ">;expires=" + left);
    }
    SipResponse response = SipResponse.to(request, 200);
    return response.withHeaders(response.headers().and(headers));
  }

  private void expire(String aor, String key) {
    Instant now = time.now();
    remove(aor, contact -> contact.key().equals(key) && !contact.until().isAfter(now), "expired");
  }

  private void removeAll(Account account, Predicate<Contact> which, String why) { remove(account.aor(), which, why); }

  private void remove(String aor, Predicate<Contact> which, String why) {
    boolean last;
    synchronized (this) {
      List<Contact> known = bindings.get(aor);
      if (known == null) return;
      for (Contact contact : List.copyOf(known)) {
        if (!which.test(contact)) continue;
        contact.expiry().cancel();
        known.remove(contact);
      }
      last = known.isEmpty();
      if (last) bindings.remove(aor);
    }
    if (last) changed(aor, false, why);
  }

  private void changed(String aor, boolean online, String why) {
    LOG.log(Level.INFO, "station.{0} aor={1} why={2}", online ? "online" : "offline", aor, why);
    listener.stationChanged(aor, online);
  }

  /// The newest first.
  synchronized List<Contact> contacts(String aor) {
    Instant now = time.now();
    return bindings.getOrDefault(aor, List.of()).stream().filter(contact -> contact.flow().isOpen() && contact.until().isAfter(now))
        .sorted(Comparator.comparing(Contact::since).reversed()).toList();
  }

  /// Runs `work` whenever the station registers from a new place, until the returned runnable is run.
  synchronized Runnable watch(String aor, Runnable work) {
    watchers.computeIfAbsent(aor, _ -> new CopyOnWriteArrayList<>()).add(work);
    return () -> unwatch(aor, work);
  }

  private synchronized void unwatch(String aor, Runnable work) {
    List<Runnable> known = watchers.get(aor);
    if (known == null) return;
    known.remove(work);
    if (known.isEmpty()) watchers.remove(aor);
  }

  @Override public boolean isOnline(String aor) { return !contacts(aor).isEmpty(); }

  @Override public List<Binding> bindings(String aor) {
    return contacts(aor).stream().map(contact -> new Binding(contact.uri().toString(), address(contact.flow()), contact.account(), contact.since(),
        contact.until())).toList();
  }

  private static String address(SipFlow flow) { return flow.transport() + " " + flow.remote().getAddress().getHostAddress() + ":" + flow.remote().getPort(); }

  @Override public void forget(String username) {
    List<String> places;
    synchronized (this) {
      places = bindings.entrySet().stream().filter(entry -> entry.getValue().stream().anyMatch(contact -> contact.account().username().equals(username)))
          .map(Map.Entry::getKey).toList();
    }
    for (String aor : places) remove(aor, contact -> contact.account().username().equals(username), "credentials withdrawn");
  }

  synchronized void close() { bindings.values().forEach(known -> known.forEach(contact -> contact.expiry().cancel())); }

  static @Nullable String userOf(@Nullable NameAddr party) { return party == null ? null : party.uri().user(); }
}
