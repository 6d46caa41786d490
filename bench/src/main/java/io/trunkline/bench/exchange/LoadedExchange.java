package io.trunkline.bench.exchange;

import com.sun.management.OperatingSystemMXBean;
import io.trunkline.bench.ThreadTimes;
import io.trunkline.kernel.SystemTime;
import io.trunkline.kernel.TenantId;
import io.trunkline.media.Audio;
import io.trunkline.media.Tones;
import io.trunkline.sip.SipConfig;
import io.trunkline.sip.Transport;
import io.trunkline.sip.auth.Algorithm;
import io.trunkline.telephony.Account;
import io.trunkline.telephony.Call;
import io.trunkline.telephony.CallFact;
import io.trunkline.telephony.Caller;
import io.trunkline.telephony.Conversation;
import io.trunkline.telephony.Destination;
import io.trunkline.telephony.DialOptions;
import io.trunkline.telephony.DialOutcome;
import io.trunkline.telephony.IncomingCall;
import io.trunkline.telephony.NumberPlan;
import io.trunkline.telephony.Plan;
import io.trunkline.telephony.Route;
import io.trunkline.telephony.Telephony;
import io.trunkline.telephony.TelephonyConfig;
import io.trunkline.telephony.TelephonyListener;
import io.trunkline.telephony.TrunkConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The process under test: one node of telephony with one station and one trunk; each call of the station is put through to the number it dialled. Answers `count`, `shares` and `left` on
/// its standard input.
final class LoadedExchange implements Plan, TelephonyListener {
  static final String USER = "phone";
  static final String SECRET = "a-secret-of-the-bench";
  static final String CARRIER_HOST = "127.0.0.3";
  static final int CARRIER_PORT = 35_060;
  private static final TenantId TENANT = new TenantId(1);
  private static final String REALM = "trunkline";
  private static final Audio HOLD = Tones.congestion();
  private static final int MORE_THAN_ENOUGH = 100_000;
  /// A line for each call, written by the JDK's own logging to standard error, would be a tenth of all: the program writes it another way.
  private static final Logger CALLS_LOG = Logger.getLogger("io.trunkline.telephony");

  private final Account station = new Account(USER, "aor-phone", TENANT, Account.Kind.SIP_PHONE, Algorithm.MD5.ha1(USER, REALM, SECRET), Algorithm.SHA_256.ha1(USER, REALM, SECRET), null, USER);
  private final LongAdder ended = new LongAdder();
  private ThreadTimes times = new ThreadTimes();

  public static void main(String[] args) throws IOException {
    LoadedExchange exchange = new LoadedExchange();
    CALLS_LOG.setLevel(Level.WARNING);
    TelephonyConfig plain = TelephonyConfig.on(InetAddress.getLoopbackAddress());
    TelephonyConfig config = new TelephonyConfig(plain.sip().withLoops(SipConfig.loopsOn(1)), plain.media(), plain.realm(), MORE_THAN_ENOUGH, plain.patience());
    try (Telephony telephony = Telephony.start(config, SystemTime.INSTANCE, exchange, LoadedExchange::putThrough, exchange)) {
      telephony.trunks().put(new TrunkConfig(1, "carrier", List.of(new TrunkConfig.Address(CARRIER_HOST, CARRIER_PORT)), Transport.UDP, null, MORE_THAN_ENOUGH, NumberPlan.CHINA,
          TrunkConfig.CallerIdHeader.FROM, null, true));
      System.out.println("ready " + telephony.listenPoints().stream().filter(point -> point.transport() == Transport.UDP).findFirst().orElseThrow().address().getPort());
      BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        System.out.println(order + " " + switch (order) {
          case "count" -> exchange.count();
          case "shares" -> exchange.shares();
          default -> "calls still up " + telephony.calls().size() + ", quiet " + telephony.isQuiet();
        });
      }
    }
  }

  private static void putThrough(Caller caller) {
    caller.ring();
    DialOutcome outcome = caller.dialAndWait(new Destination.Telephone(caller.call().origin().dialled(), 1L), DialOptions.showing(NumberPlan.CHINA.read("4008001000"), Duration.ofSeconds(20)));
    if (!(outcome instanceof DialOutcome.Answered(var callee, _))) return;
    caller.answer();
    caller.converse(callee, new Conversation.Options(HOLD));
  }

  /// What was done since the count before.
  private String shares() {
    String shares = times.shares();
    times = new ThreadTimes();
    return shares;
  }

  private String count() {
    OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return ended.sum() + " " + system.getProcessCpuTime() + " " + threads.getTotalThreadAllocatedBytes();
  }

  @Override public Route route(IncomingCall call) { return new Route.Accept(TENANT, MORE_THAN_ENOUGH); }

  @Override public @Nullable Account account(String username) { return username.equals(USER) ? station : null; }

  @Override public void happened(Call call, Instant at, CallFact fact) { if (fact instanceof CallFact.Ended) ended.increment(); }
}
