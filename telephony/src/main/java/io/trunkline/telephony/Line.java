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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One trunk: its calls counted, its addresses looked up and probed with OPTIONS, its registration kept. Thread-safe.
final class Line {
  private static final Duration LEFT_ALONE = Duration.ofSeconds(30);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
  private static final Duration LAST_RETRY = Duration.ofMinutes(5);
  private static final Logger LOG = System.getLogger(Line.class.getName());

  private final TrunkConfig config;
  private final SipStack sip;
  private final Time time;
  private final TelephonyConfig.Patience patience;
  private final TelephonyListener listener;
  private final Map<TrunkConfig.Address, List<InetAddress>> resolved = new ConcurrentHashMap<>();
  private final Map<TrunkConfig.Address, Instant> silentUntil = new ConcurrentHashMap<>();
  private final Map<TrunkConfig.Address, Boolean> answers = new ConcurrentHashMap<>();
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

  Line(TrunkConfig config, SipStack sip, Time time, TelephonyConfig.Patience patience, TelephonyListener listener) {
    this.config = config;
    this.sip = sip;
    this.time = time;
    this.patience = patience;
    this.listener = listener;
  }

  TrunkConfig config() { return config; }

  void countingLike(Line before) { calls = before.calls; }

  void open() {
    for (TrunkConfig.Address address : config.addresses()) {
      try {
        resolved.put(address, List.of(InetAddress.ofLiteral(address.host())));
      } catch (IllegalArgumentException name) {
        resolved.put(address, List.of());   // looked up with each probe
      }
    }
    if (!config.enabled()) return;
    Thread.ofVirtual().name("trunk-" + config.id()).start(this::probe);
    if (config.registration() != null) register();
  }

  /// A line for one call; false if all are taken.
  boolean acquire() {
    if (calls.incrementAndGet() <= config.mostCalls()) return true;
    calls.decrementAndGet();
    return false;
  }

  void release() { calls.decrementAndGet(); }

  /// In the order of preference; those that lately didn't answer come last.
  List<TrunkConfig.Address> addressesInOrder() {
    Instant now = time.now();
    List<TrunkConfig.Address> order = new ArrayList<>();
    List<TrunkConfig.Address> last = new ArrayList<>();
    for (TrunkConfig.Address address : config.addresses()) {
      Instant until = silentUntil.get(address);
      (until != null && until.isAfter(now) ? last : order).add(address);
    }
    order.addAll(last);
    return order;
  }

  void silent(TrunkConfig.Address address) {
    silentUntil.put(address, time.now().plus(LEFT_ALONE));
    unanswered.incrementAndGet();
  }

  boolean isAt(InetSocketAddress source) {
    return config.addresses().stream().anyMatch(address -> address.port() == source.getPort() && hosts(address).contains(source.getAddress()));
  }

  boolean isAtHost(InetAddress source) { return config.addresses().stream().anyMatch(address -> hosts(address).contains(source)); }

  private List<InetAddress> hosts(TrunkConfig.Address address) { return resolved.getOrDefault(address, List.of()); }

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
    for (TrunkConfig.Address address : config.addresses()) {
      lookUp(address);
      SipUri uri = uri(null, address);
      SipRequest options = SipRequest.of(Method.OPTIONS, uri, Headers.NONE.and(HeaderName.FROM, NameAddr.of(sip.contact(null, config.transport())).toString()));
      ask(options, address, null).thenAccept(response -> probed(address, response));
    }
    synchronized (this) {
      if (!closed) probing = time.after(patience.probe(), () -> Thread.ofVirtual().name("trunk-" + config.id()).start(this::probe));
    }
  }

  private void lookUp(TrunkConfig.Address address) {
    try {
      resolved.put(address, Arrays.asList(InetAddress.getAllByName(address.host())));
    } catch (UnknownHostException unknown) {
      LOG.log(Level.WARNING, "trunk.unknown-host trunk={0} host={1}", config.name(), address.host());   // what was known before stays
    }
  }

  private void probed(TrunkConfig.Address address, SipResponse response) {
    boolean there = !response.isOurs() && response.status() != 503;
    answers.put(address, there);
    lastProbeAt = time.now();
    if (there) silentUntil.remove(address);
    if (config.registration() == null) detail = address + (there ? " answers OPTIONS " + response.status() : " doesn't answer: " + response.reasonPhrase());
    changed();
  }

  private CompletionStage<SipResponse> ask(SipRequest request, TrunkConfig.Address address, @Nullable Credentials credentials) {
    return sip.request(request, Target.to(config.transport(), address.host(), address.port()), credentials);
  }

  private SipUri uri(@Nullable String user, TrunkConfig.Address address) {
    SipUri uri = SipUri.of(user, address.host(), address.port());
    return config.transport() == Transport.TCP ? uri.with("transport", "tcp") : uri;
  }

  private void register() { sendRegister(Objects.requireNonNull(config.registration()).toSeconds()).thenAccept(this::registrationAnswered); }

  private synchronized CompletionStage<SipResponse> sendRegister(long seconds) {
    Credentials account = Objects.requireNonNull(config.credentials());
    TrunkConfig.Address address = config.addresses().get(failures % config.addresses().size());
    SipUri self = SipUri.of(account.username(), address.host(), -1);
    sequence += 10;   // answering challenges takes the numbers between
    SipRequest request = SipRequest.of(Method.REGISTER, uri(null, address), Headers.NONE
        .and(HeaderName.FROM, NameAddr.of(self).toString()).and(HeaderName.TO, NameAddr.of(self).toString())
        .and(HeaderName.CALL_ID, registrationId).and(HeaderName.CSEQ, new CSeq(sequence, "REGISTER").toString())
        .and(HeaderName.CONTACT, NameAddr.of(sip.contact(account.username(), config.transport())).toString()).and(HeaderName.EXPIRES, String.valueOf(seconds)));
    return ask(request, address, account);
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
