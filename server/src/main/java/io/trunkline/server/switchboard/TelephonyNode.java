package io.trunkline.server.switchboard;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.media.Audio;
import io.trunkline.media.MediaConfig;
import io.trunkline.media.Tones;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.StationCredential;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.platform.Addresses;
import io.trunkline.server.platform.CallContext;
import io.trunkline.server.platform.Options;
import io.trunkline.server.platform.Stopping;
import io.trunkline.sip.DialogState;
import io.trunkline.sip.SipConfig;
import io.trunkline.telephony.Account;
import io.trunkline.telephony.Call;
import io.trunkline.telephony.CallFact;
import io.trunkline.telephony.CallHandler;
import io.trunkline.telephony.Caller;
import io.trunkline.telephony.Origin;
import io.trunkline.telephony.Telephony;
import io.trunkline.telephony.TelephonyConfig;
import io.trunkline.telephony.TelephonyListener;
import io.trunkline.telephony.TrunkConfig;
import io.trunkline.telephony.TrunkState;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The telephony of this process: started when everything that calls need is there, drained and stopped before anything of it goes.
/// Sends each call to the script of whoever it is for.
@Component
class TelephonyNode implements SmartLifecycle, CallHandler, TelephonyListener {
  private static final Logger LOG = LoggerFactory.getLogger(TelephonyNode.class);
  private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");
  private static final Duration DEAD_AFTER = Duration.ofSeconds(10);
  private static final Duration ECHO = Duration.ofSeconds(60);
  private static final Duration DRAIN = Duration.ofSeconds(25);   // within Spring's 30 s for one phase
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final String ECHO_USER = "echo";

  private final Options options;
  private final Addresses addresses;
  private final Time time;
  private final Directory directory;
  private final TenantPlan plan;
  private final CallFacts facts;
  private final DialogKeeper dialogs;
  private final AgentStations stations;
  private final Sounds sounds;
  private final ObjectProvider<InboundScript> inbound;
  private final ObjectProvider<StationScript> fromStations;
  private volatile @Nullable Telephony telephony;
  private volatile @Nullable SipDefence defence;

  TelephonyNode(Options options, Addresses addresses, Time time, Directory directory, TenantPlan plan, CallFacts facts, DialogKeeper dialogs,
      AgentStations stations, Sounds sounds, ObjectProvider<InboundScript> inbound, ObjectProvider<StationScript> fromStations) {
    this.options = options;
    this.addresses = addresses;
    this.time = time;
    this.directory = directory;
    this.plan = plan;
    this.facts = facts;
    this.dialogs = dialogs;
    this.stations = stations;
    this.sounds = sounds;
    this.inbound = inbound;
    this.fromStations = fromStations;
  }

  /// @throws IllegalStateException before the start and after the end
  Telephony telephony() {
    Telephony running = telephony;
    if (running == null) throw new IllegalStateException("telephony isn't running");
    return running;
  }

  @Override public void start() {
    Telephony started = Telephony.start(config(), time, plan, this, this);
    telephony = started;
    defence = SipDefence.watch(time, started::sipCounters);
    addresses.sip(started.listenPoints().getFirst().address().getPort());
    directory.onTrunks(wanted -> {
      TrunkLines.follow(started.trunks(), wanted);
      dialogs.release(started::releaseDialogs);   // a carrier may want its password for a BYE
    });
  }

  /// Ctrl-C: no new calls, those that are up have a while to end, then they are hung up.
  @Override public void stop(Runnable stopped) {
    Telephony running = telephony;
    if (running == null) {
      stopped.run();
      return;
    }
    running.drain();
    int calls = running.calls().size();
    if (calls > 0) LOG.atInfo().addKeyValue("calls", calls).addKeyValue("atMost", DRAIN).log("telephony.draining: Ctrl-C again hangs them up now");
    awaitQuiet(running, time.now().plus(DRAIN), stopped);
  }

  private void awaitQuiet(Telephony running, Instant end, Runnable stopped) {
    if (!running.calls().isEmpty() && time.now().isBefore(end) && !Stopping.isUrgent()) {
      time.after(LOOK_AGAIN, () -> awaitQuiet(running, end, stopped));
      return;
    }
    Thread.ofVirtual().name("telephony-stop").start(() -> {
      stop();
      stopped.run();
    });
  }

  @Override public void stop() {
    Telephony running = telephony;
    SipDefence watching = defence;
    telephony = null;
    if (watching != null) watching.stop();
    if (running != null) running.close();
  }

  @Override public boolean isRunning() { return telephony != null; }

  private TelephonyConfig config() {
    Matcher range = RANGE.matcher(options.rtp());
    if (!range.matches()) throw new IllegalArgumentException("rtp is a range of ports such as 20000-29999, not " + options.rtp());
    try {
      InetAddress bind = InetAddress.getByName(options.bindAddress());
      InetAddress advertised = InetAddress.getByName(addresses.host());
      int processors = Runtime.getRuntime().availableProcessors();
      int loops = Math.max(1, processors - 1);
      return new TelephonyConfig(
          SipConfig.at(new InetSocketAddress(bind, options.sip())).withLoops(SipConfig.loopsOn(processors)).advertising(addresses.host()),
          new MediaConfig(loops, bind, advertised, Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)), options.mediaIo(), DEAD_AFTER),
          StationCredential.REALM, options.ratedCalls(), TelephonyConfig.Patience.USUAL);
    } catch (UnknownHostException unknown) {
      throw new IllegalArgumentException("advertise must be an address or a name that can be resolved: " + addresses.host(), unknown);
    }
  }

  // Calls.

  @Override public void run(Caller caller) {
    Call call = caller.call();
    new CallContext(call.tenant(), call.id()).run(() -> script(caller, call));
  }

  private void script(Caller caller, Call call) {
    TenantConfig tenant = directory.config(call.tenant());
    switch (call.origin().origin()) {
      case Origin.FromTrunk _, Origin.FromGuest _ -> {
        var dialled = plan.number(call.origin());
        InboundScript script = inbound.getIfAvailable();
        // The number may have been taken from the tenant in the instant since its route was found.
        if (dialled.isEmpty() || script == null) caller.hangUp(Cause.UNALLOCATED_NUMBER);
        else script.run(caller, dialled.get().tenant(), dialled.get().number());
      }
      case Origin.FromStation(Account account) -> {
        StationScript script = fromStations.getIfAvailable();
        if (isSoundCheck(call)) echo(caller);
        else if (script != null && account.subject() instanceof StationOwner owner) script.run(caller, tenant, owner);
        else caller.hangUp(Cause.CALL_REJECTED);
      }
      case Origin.Here _ -> throw new IllegalStateException("a call begun here brings its own script");
    }
  }

  private static boolean isSoundCheck(Call call) {
    return call.origin().origin() instanceof Origin.FromStation && call.origin().dialledRaw().equals(ECHO_USER);
  }

  /// The audio check: the agent hears a few words, then itself.
  private void echo(Caller caller) {
    caller.play(sounds.builtin("zh", "echo-test").stream().toList());
    caller.play(List.of(Tones.beep()));
    caller.echo(ECHO);
    caller.hangUp(Cause.NORMAL_CLEARING);
  }

  @Override public List<Audio> apology(TenantId tenant) {
    return sounds.builtin("zh", "sorry-error").map(List::of).orElse(List.of(Tones.congestion()));
  }

  // What happens.

  /// An agent who hears himself has called nobody: that is no call of the tenant's.
  @Override public void happened(Call call, Instant at, CallFact fact) {
    if (!isSoundCheck(call)) facts.happened(call, at, fact);
  }

  @Override public void dialogUp(String key, DialogState state) { dialogs.up(key, state); }

  @Override public void dialogDown(String key) { dialogs.down(key); }

  @Override public void stationChanged(String aor, boolean online) { stations.changed(aor, online); }

  @Override public void trunkChanged(TrunkConfig trunk, TrunkState state) {
    LOG.atInfo().addKeyValue("trunk", trunk.name()).addKeyValue("reachable", state.reachable()).addKeyValue("detail", state.detail()).log("trunk.changed");
  }
}
