package io.trunkline.telephony;

import io.trunkline.kernel.Time;
import io.trunkline.sip.CSeq;
import io.trunkline.sip.Credentials;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.Method;
import io.trunkline.sip.NameAddr;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.SipStack;
import io.trunkline.sip.SipUri;
import io.trunkline.sip.Target;
import io.trunkline.sip.Transport;
import io.trunkline.telephony.ServiceRecords.Server;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/// One trunk: its calls counted, its servers looked up and probed with OPTIONS, its registration kept. Thread-safe.
final class Line {
  private static final Duration LEFT_ALONE = Duration.ofSeconds(30);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
  private static final Duration LAST_RETRY = Duration.ofMinutes(5);
  private static final Logger LOG = System.getLogger(Line.class.getName());

  private final TrunkConfig config;
  private final SipStack sip;
  private final Time time;
  private final TelephonyConfig.Patience patience;
  private final ServiceRecords names;
  private final TelephonyListener listener;
  private final Map<TrunkConfig.Address, List<Server>> servers = new ConcurrentHashMap<>();
  private final Map<Hop, List<InetAddress>> resolved = new ConcurrentHashMap<>();
  private final Map<Hop, Instant> silentUntil = new ConcurrentHashMap<>();
  private final Map<Hop, Boolean> answers = new ConcurrentHashMap<>();
  private final String registrationId = UUID.randomUUID().toString();
  private AtomicInteger calls = new AtomicInteger();
  private volatile @Nullable Instant lastProbeAt;
  private volatile String detail = "not probed yet";
  private volatile @Nullable Instant since;
  private final AtomicLong unanswered = new AtomicLong();
  private volatile boolean registered;
  private volatile boolean told;
  private boolean closed;
  private Time.@Nullable Timer probing;
  private Time.@Nullable Timer registering;
  private long sequence;
  private int failures;

  Line(TrunkConfig config, SipStack sip, Time time, TelephonyConfig.Patience patience, ServiceRecords names, TelephonyListener listener) {
    this.config = config;
    this.sip = sip;
    this.time = time;
    this.patience = patience;
    this.names = names;
    this.listener = listener;
  }

  TrunkConfig config() { return config; }

  void countingLike(Line before) { calls = before.calls; }

  void open() {
    for (Hop hop : hops()) {
      try {
        resolved.put(hop, List.of(InetAddress.ofLiteral(hop.host())));
      } catch (IllegalArgumentException name) {
        resolved.put(hop, List.of());   // looked up with each probe
      }
    }
    if (!config.enabled()) return;
    Thread.ofVirtual().name("trunk-" + config.id()).start(() -> {
      probe();   // finds out where to register
      if (config.registration() != null) register();
    });
  }

  /// A line for one call; false if all are taken.
  boolean acquire() {
    if (calls.incrementAndGet() <= config.mostCalls()) return true;
    calls.decrementAndGet();
    return false;
  }

  void release() { calls.decrementAndGet(); }

  /// Where the addresses lead to, in their order; a domain's servers in the order that its records say, each time anew.
  private List<Hop> hops() {
    List<Hop> hops = new ArrayList<>();
    for (TrunkConfig.Address address : config.addresses()) {
      List<Server> known = servers.getOrDefault(address, List.of());
      if (known.isEmpty()) hops.add(new Hop(address, address.host(), address.portOrDefault()));
      for (Server server : ServiceRecords.inOrder(known, ThreadLocalRandom.current())) hops.add(new Hop(address, server.host(), server.port()));
    }
    return hops;
  }

  /// In the order of preference; those that lately didn't answer come last.
  List<Hop> hopsInOrder() {
    Instant now = time.now();
    List<Hop> order = new ArrayList<>();
    List<Hop> last = new ArrayList<>();
    for (Hop hop : hops()) {
      Instant until = silentUntil.get(hop);
      (until != null && until.isAfter(now) ? last : order).add(hop);
    }
    order.addAll(last);
    return order;
  }

  void silent(Hop hop) {
    silentUntil.put(hop, time.now().plus(LEFT_ALONE));
    unanswered.incrementAndGet();
  }

  boolean isAt(InetSocketAddress source) {
    return resolved.entrySet().stream().anyMatch(known -> known.getKey().port() == source.getPort() && known.getValue().contains(source.getAddress()));
  }

  boolean isAtHost(InetAddress source) { return resolved.values().stream().anyMatch(known -> known.contains(source)); }

  TrunkState state() {
    boolean reachable = config.enabled() && (config.registration() == null ? answers.containsValue(true) : registered);
    return new TrunkState(reachable, lastProbeAt, since, calls.get(), unanswered.get(), config.enabled() ? detail : "switched off");
  }

  private void changed() {
    boolean first = since == null;
    TrunkState state = state();
    if (first || state.reachable() != told) since = time.now();
    if (state.reachable() == told) return;
    told = state.reachable();
    LOG.log(Level.INFO, "trunk.{0} trunk={1} detail={2}", state.reachable() ? "reachable" : "unreachable", config.name(), state.detail());
    listener.trunkChanged(config, state);
  }

  private void probe() {
    config.addresses().forEach(this::findServers);
    List<Hop> hops = hops();
    for (Map<Hop, ?> known : List.of(resolved, silentUntil, answers)) known.keySet().retainAll(hops);   // a domain may name other servers than before
    for (Hop hop : hops) {
      lookUp(hop);
      SipUri uri = uri(null, hop.address());
      SipRequest options = SipRequest.of(Method.OPTIONS, uri, Headers.NONE.and(HeaderName.FROM, NameAddr.of(sip.contact(null, config.transport())).toString()));
      ask(options, hop, null).thenAccept(response -> probed(hop, response));
    }
    synchronized (this) {
      if (!closed) probing = time.after(patience.probe(), () -> Thread.ofVirtual().name("trunk-" + config.id()).start(this::probe));
    }
  }

  private void findServers(TrunkConfig.Address address) {
    if (address.port() != TrunkConfig.Address.NONE || isLiteral(address.host())) return;
    try {
      servers.put(address, names.of(address.host(), config.transport()));
    } catch (NamingException silent) {
      LOG.log(Level.WARNING, "trunk.no-servers trunk={0} domain={1} why={2}", config.name(), address.host(), silent.toString());   // what was known before stays
    }
  }

  private static boolean isLiteral(String host) {
    if (host.startsWith("[")) return true;
    try {
      InetAddress.ofLiteral(host);
      return true;
    } catch (IllegalArgumentException name) {
      return false;
    }
  }

  private void lookUp(Hop hop) {
    try {
      resolved.put(hop, Arrays.asList(InetAddress.getAllByName(hop.host())));
    } catch (UnknownHostException unknown) {
      LOG.log(Level.WARNING, "trunk.unknown-host trunk={0} host={1}", config.name(), hop.host());   // what was known before stays
    }
  }

  private void probed(Hop hop, SipResponse response) {
    boolean there = !response.isOurs() && response.status() != 503;
    answers.put(hop, there);
    lastProbeAt = time.now();
    if (there) silentUntil.remove(hop);
    if (config.registration() == null) detail = hop + (there ? " answers OPTIONS " + response.status() : " doesn't answer: " + response.reasonPhrase());
    changed();
  }

  private CompletionStage<SipResponse> ask(SipRequest request, Hop hop, @Nullable Credentials credentials) {
    return sip.request(request, Target.to(config.transport(), hop.host(), hop.port()), credentials);
  }

  private SipUri uri(@Nullable String user, TrunkConfig.Address address) {
    SipUri uri = SipUri.of(user, address.host(), address.port());
    return config.transport() == Transport.TCP ? uri.with("transport", "tcp") : uri;
  }

  private void register() {
    synchronized (this) {
      if (closed) return;
    }
    sendRegister(Objects.requireNonNull(config.registration()).toSeconds()).thenAccept(this::registrationAnswered);
  }

  private synchronized CompletionStage<SipResponse> sendRegister(long seconds) {
    Credentials account = Objects.requireNonNull(config.credentials());
    List<Hop> hops = hops();
    Hop hop = hops.get(failures % hops.size());
    TrunkConfig.Address address = hop.address();
    SipUri self = SipUri.of(account.username(), address.host(), -1);
    sequence += 10;   // answering challenges takes the numbers between
    SipRequest request = SipRequest.of(Method.REGISTER, uri(null, address), Headers.NONE
        .and(HeaderName.FROM, NameAddr.of(self).toString()).and(HeaderName.TO, NameAddr.of(self).toString())
        .and(HeaderName.CALL_ID, registrationId).and(HeaderName.CSEQ, new CSeq(sequence, "REGISTER").toString())
        .and(HeaderName.CONTACT, NameAddr.of(sip.contact(account.username(), config.transport())).toString()).and(HeaderName.EXPIRES, String.valueOf(seconds)));
    return ask(request, hop, account);
  }

  private synchronized void registrationAnswered(SipResponse response) {
    if (closed) return;
    registered = response.isSuccess();
    lastProbeAt = time.now();
    Duration next;
    if (registered) {
      failures = 0;
      long granted = granted(response);
      next = Duration.ofMillis(granted * 800);   // before four fifths are over, so that one lost REGISTER does no harm
      detail = "registered for " + granted + " s";
    } else {
      failures++;
      Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 10));
      next = doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
      detail = "not registered: " + response.status() + " " + response.reasonPhrase();
    }
    registering = time.after(next, this::register);
    changed();
  }

  /// What the carrier granted, which may be less than we asked (RFC 3261 §10.2.4).
  private long granted(SipResponse response) {
    long asked = Objects.requireNonNull(config.registration()).toSeconds();
    String username = Objects.requireNonNull(config.credentials()).username();
    for (NameAddr contact : response.contacts()) {
      String expires = contact.parameters().get("expires");
      if (expires != null && expires.matches("\\d{1,6}") && username.equals(contact.uri().user())) return Math.clamp(Long.parseLong(expires), 10, asked);
    }
    String header = response.headers().first(HeaderName.EXPIRES);
    return header != null && header.strip().matches("\\d{1,6}") ? Math.clamp(Long.parseLong(header.strip()), 10, asked) : asked;
  }

  void close() {
    synchronized (this) {
      closed = true;
      if (probing != null) probing.cancel();
      if (registering != null) registering.cancel();
    }
    if (registered) sendRegister(0);
  }
}
