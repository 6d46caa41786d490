package io.trunkline.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.SystemTime;
import io.trunkline.kernel.TenantId;
import io.trunkline.media.Audio;
import io.trunkline.media.Tones;
import io.trunkline.sip.Credentials;
import io.trunkline.sip.DialogState;
import io.trunkline.sip.Transport;
import io.trunkline.sip.auth.Algorithm;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One node of telephony with one tenant, a plan in memory, a script that a test gives, and all phones that a test makes. Closing it checks that nothing is left.
final class TestCentre implements Plan, TelephonyListener, AutoCloseable {
  static final TenantId TENANT = new TenantId(7);
  static final Party HOTLINE = NumberPlan.CHINA.read("4008001000");
  static final Party CUSTOMER = new E164("+8613800138000");
  static final Audio MUSIC = Tones.sine(300, Duration.ofSeconds(1));
  static final int MUSIC_HZ = 300;
  static final String SECRET = "a-long-generated-secret";

  final Telephony telephony;
  final List<CallFact> facts = new CopyOnWriteArrayList<>();
  final Map<String, DialogState> dialogs = new ConcurrentHashMap<>();
  final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final List<TestPhone> phones = new ArrayList<>();
  private final Object change = new Object();
  volatile int mostCalls = 100;
  private volatile Consumer<Caller> script = caller -> { throw caller.hangUp(Cause.USER_BUSY); };

  TestCentre() { this(300); }

  TestCentre(int rated) { this(rated, Duration.ofSeconds(10), null); }

  /// One that calls a party silent of whom nothing has come for so long.
  TestCentre(Duration deadAfter) { this(300, deadAfter, null); }

  /// @param resolver the name server that trunks' servers are asked of
  TestCentre(int rated, InetSocketAddress resolver) { this(rated, Duration.ofSeconds(10), resolver); }

  private TestCentre(int rated, Duration deadAfter, @Nullable InetSocketAddress resolver) {
    TelephonyConfig.Patience patience = new TelephonyConfig.Patience(Duration.ofMillis(600), Duration.ofSeconds(3), Duration.ofMillis(600),
        Duration.ofSeconds(30), Duration.ofSeconds(2));
    TelephonyConfig usual = TelephonyConfig.on(InetAddress.getLoopbackAddress());
    TelephonyConfig config = new TelephonyConfig(usual.sip(), usual.media().with(deadAfter), usual.realm(), rated, patience, resolver);
    telephony = Telephony.start(config, SystemTime.INSTANCE, this, new CallHandler() {
      @Override public void run(Caller caller) { script.accept(caller); }

      @Override public List<Audio> apology(TenantId tenant) { return List.of(Tones.sine(1500, Duration.ofMillis(600))); }
    }, this);
  }

  TestCentre runs(Consumer<Caller> calls) {
    script = calls;
    return this;
  }

  int port() { return telephony.listenPoints().stream().filter(point -> point.transport() == Transport.UDP).findFirst().orElseThrow().address().getPort(); }

  TestPhone phone(String user, int tone) {
    TestPhone phone = new TestPhone(user, tone);
    phones.add(phone);
    return phone;
  }

  /// A registered SIP phone of an agent.
  TestPhone station(String user, int tone) throws Exception {
    account(user, Account.Kind.SIP_PHONE);
    TestPhone phone = phone(user, tone);
    assertThat(phone.registers(port(), SECRET, 300).status()).isEqualTo(200);
    return phone;
  }

  void account(String user, Account.Kind kind) {
    accounts.put(user, new Account(user, "aor-" + user, TENANT, kind, Algorithm.MD5.ha1(user, "trunkline", SECRET),
        Algorithm.SHA_256.ha1(user, "trunkline", SECRET), null, user));
  }

  /// A carrier whose switches these are, in the order in which they are tried.
  void trunk(int mostCalls, TestPhone... switches) { trunk(mostCalls, null, switches); }

  void trunk(int mostCalls, @Nullable Credentials credentials, TestPhone... switches) {
    List<TrunkConfig.Address> addresses = new ArrayList<>();
    for (TestPhone each : switches) addresses.add(new TrunkConfig.Address("127.0.0.1", each.port()));
    trunk(mostCalls, credentials, addresses);
  }

  void trunk(int mostCalls, @Nullable Credentials credentials, List<TrunkConfig.Address> addresses) {
    telephony.trunks().put(new TrunkConfig(1, "carrier", addresses, Transport.UDP, credentials, mostCalls, NumberPlan.CHINA, TrunkConfig.CallerIdHeader.FROM, null,
        true));
  }

  /// A caller behind the carrier.
  TestPhone carrier(String number, int tone) {
    TestPhone carrier = phone(number, tone);
    trunk(10, carrier);
    return carrier;
  }

  static DialOptions ringing(Duration span) { return DialOptions.showing(CUSTOMER, span); }

  static Destination station(String user) { return new Destination.Station("aor-" + user); }

  static List<Audio> tone(int hertz, int millis) { return List.of(Tones.sine(hertz, Duration.ofMillis(millis))); }

  @Override public Route route(IncomingCall call) {
    if (call.origin() instanceof Origin.FromTrunk && !call.dialled().equals(HOTLINE)) return new Route.Refuse(404, Cause.UNALLOCATED_NUMBER);
    return new Route.Accept(TENANT, mostCalls);
  }

  @Override public @Nullable Account account(String username) { return accounts.get(username); }

  @Override public void happened(Call call, Instant at, CallFact fact) {
    facts.add(fact);
    changed();
  }

  @Override public void dialogUp(String key, DialogState state) {
    dialogs.put(key, state);
    changed();
  }

  @Override public void dialogDown(String key) {
    dialogs.remove(key);
    changed();
  }

  @Override public void stationChanged(String aor, boolean online) { changed(); }

  @Override public void trunkChanged(TrunkConfig trunk, TrunkState state) { changed(); }

  private void changed() {
    synchronized (change) {
      change.notifyAll();
    }
  }

  /// Waits for what is told, up to a limit that only a failing test reaches.
  void eventually(String what, BooleanSupplier condition) {
    long end = SystemTime.INSTANCE.nanos() + TestPhone.SOON.toNanos();
    try {
      awaitChange(what, condition, end);
    } catch (InterruptedException stop) {
      throw new AssertionError("interrupted", stop);
    }
  }

  private void awaitChange(String what, BooleanSupplier condition, long end) throws InterruptedException {
    synchronized (change) {
      while (!condition.getAsBoolean()) {
        if (SystemTime.INSTANCE.nanos() > end) throw new AssertionError("never " + what + "; facts: " + facts);
        change.wait(50);
      }
    }
  }

  <F extends CallFact> F told(Class<F> fact) {
    eventually("told " + fact.getSimpleName(), () -> facts.stream().anyMatch(fact::isInstance));
    return facts.stream().filter(fact::isInstance).map(fact::cast).reduce((_, last) -> last).orElseThrow();
  }

  Call call() {
    eventually("a call", () -> !telephony.calls().isEmpty());
    return telephony.calls().iterator().next();
  }

  Conversation.Reply asks(Conversation.Command command) throws Exception {
    return call().command(command).toCompletableFuture().get(TestPhone.SOON.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
  }

  @Override public void close() {
    eventually("quiet", telephony::isQuiet);
    eventually("released at the far ends", dialogs::isEmpty);
    telephony.close();
    phones.forEach(TestPhone::close);
  }
}
