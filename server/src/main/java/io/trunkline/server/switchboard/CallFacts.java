package io.trunkline.server.switchboard;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.TenantId;
import io.trunkline.media.LegStatistics;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.AreaLookup;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.switchboard.CallStarted.Direction;
import io.trunkline.telephony.Account;
import io.trunkline.telephony.Call;
import io.trunkline.telephony.CallFact;
import io.trunkline.telephony.CallListener;
import io.trunkline.telephony.Destination;
import io.trunkline.telephony.DialOutcome;
import io.trunkline.telephony.Fault;
import io.trunkline.telephony.IncomingCall;
import io.trunkline.telephony.Leg;
import io.trunkline.telephony.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes what telephony reports of a call into the journal, in the tenant's words: agents instead of legs, numbers of the tenant instead of trunks' strings.
/// Called on each call's own thread; stateless.
@Component
public class CallFacts implements CallListener {
  /// Hears what happens on calls of this node, after the journal did. Must not block.
  @FunctionalInterface
  public interface Listener {
    void happened(Call call, Instant at, CallFact fact);
  }

  private final Journal journal;
  private final Directory directory;
  private final AreaLookup areas;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  CallFacts(Journal journal, Directory directory, AreaLookup areas) {
    this.journal = journal;
    this.directory = directory;
    this.areas = areas;
  }

  public void listen(Listener listener) { listeners.add(listener); }

  @Override public void happened(Call call, Instant at, CallFact fact) {
    Fact told = translate(call, at, fact);
    if (told != null) journal.append(told);
    for (Listener listener : listeners) listener.happened(call, at, fact);
  }

  /// Who this leg is to the tenant.
  public static CallParty party(Leg leg) { return party(leg.subject(), leg.party()); }

  private static CallParty party(@Nullable Object subject, @Nullable Party number) {
    return switch (subject) {
      case CallParty known -> known;
      case StationOwner(_, AgentId agent) -> CallParty.agent(agent);
      case Supervising(AgentId supervisor, _, _) -> CallParty.agent(supervisor);
      case null, default -> CallParty.customer(number);
    };
  }

  private static boolean isInbound(Call call) { return call.origin().origin() instanceof Origin.FromTrunk || call.origin().origin() instanceof Origin.FromGuest; }

  private @Nullable Fact translate(Call call, Instant at, CallFact fact) {
    TenantId tenant = call.tenant();
    var id = call.id();
    return switch (fact) {
      case CallFact.Started _ -> started(call, at);
      // Of a call begun here the first party is the agent, who asked for it; it counts as answered when the customer does.
      case CallFact.Answered(Leg leg) -> isInbound(call) || party(leg).agent() == null ? new CallAnswered(tenant, at, id) : null;
      case CallFact.Dialling _ -> null;
      // What becomes of a supervisor's phone is no matter of the call.
      case CallFact.DialEnded(_, Supervising _, _) -> null;
      case CallFact.DialEnded(Destination to, Object subject, DialOutcome outcome) -> dialEnded(tenant, at, call, to, subject, outcome);
      case CallFact.Joined(Leg leg) -> new PartyJoined(tenant, at, id, party(leg));
      case CallFact.Held(Leg leg) -> new PartyHeld(tenant, at, id, party(leg));
      case CallFact.Retrieved(Leg leg) -> new PartyRetrieved(tenant, at, id, party(leg));
      case CallFact.Muted _, CallFact.Consulting _ -> null;
      case CallFact.ConsultCancelled(Leg by) -> new ConsultEnded(tenant, at, id, party(by).agent());
      case CallFact.TransferStarted(Leg by, Object to, boolean consult) ->
          new TransferStarted(tenant, at, id, consult ? Transfer.CONSULT : Transfer.BLIND, party(by).agent(), text(to));
      case CallFact.TransferCompleted(Leg by, Leg to) ->
          new TransferCompleted(tenant, at, id, Transfer.CONSULT, party(by).agent(), text(party(to)));
      case CallFact.ConferenceStarted(Leg by) -> new ConferenceStarted(tenant, at, id, party(by).agent());
      case CallFact.Supervised(Leg leg, Leg agent, var mode) -> leg.subject() instanceof Supervising(AgentId supervisor, String login, String address) && agent(agent) != null
          ? new CallSupervised(tenant, at, id, supervisor, Objects.requireNonNull(agent(agent)), mode, login, address) : null;
      case CallFact.SupervisionOver(Leg leg, Leg agent, var lasted) -> leg.subject() instanceof Supervising(AgentId supervisor, String login, String address)
          && agent(agent) != null ? new SupervisionEnded(tenant, at, id, supervisor, Objects.requireNonNull(agent(agent)), lasted, login, address) : null;
      case CallFact.FellSilent(Leg leg, Duration span) -> new PartySilent(tenant, at, id, party(leg), Duration.ofSeconds(span.toSeconds()));
      case CallFact.HeardAgain(Leg leg) -> new PartyHeardAgain(tenant, at, id, party(leg));
      case CallFact.Sounded(Leg leg, LegStatistics statistics) -> PartySounded.of(tenant, at, id, party(leg), statistics);
      case CallFact.Lost(Leg leg) -> new PartyLost(tenant, at, id, party(leg));
      case CallFact.Reattached(Leg lost, _, var after) -> new PartyReattached(tenant, at, id, party(lost), after);
      case CallFact.Left(Leg leg, Cause cause) -> new PartyLeft(tenant, at, id, party(leg), cause);
      case CallFact.ScriptFailed(String what) -> new ScriptFailed(tenant, at, id, what);
      case CallFact.Ended(CallFact.By by, Cause cause, Fault fault, _) -> new CallEnded(tenant, at, id, by(by), cause, fault(fault));
    };
  }

  private static @Nullable AgentId agent(Leg leg) { return party(leg).agent(); }

  private Fact started(Call call, Instant at) {
    IncomingCall origin = call.origin();
    return switch (origin.origin()) {
      case Origin.FromTrunk(var trunk) -> began(call, at, Direction.IN, origin.caller(), origin.dialled(), trunk.name(), null);
      case Origin.FromGuest _ -> began(call, at, Direction.IN, origin.caller(), origin.dialled(), null, null);
      case Origin.FromStation(Account account) -> byKeys(call, at, account.subject() instanceof StationOwner owner ? owner.agent() : null);
      case Origin.Here(Object first) -> began(call, at, to(origin.dialled()), origin.caller(), origin.dialled(), null, first instanceof CallParty party ? party.agent() : null);
    };
  }

  /// A phone sends its account and the digits as they were typed. The record has what both sides see: whom that rings, and the number that is shown there.
  private Fact byKeys(Call call, Instant at, @Nullable AgentId agent) {
    TenantConfig tenant = directory.config(call.tenant());
    Party dialled = DialRules.read(tenant, call.origin().dialledRaw());
    AgentConfig own = agent == null ? null : tenant.agents().get(agent);
    Party inside = own == null ? call.origin().caller() : own.extension();
    return began(call, at, to(dialled), dialled instanceof Extension ? inside : DialRules.callerId(tenant), dialled, null, agent);
  }

  private static Direction to(Party dialled) { return dialled instanceof Extension ? Direction.INTERNAL : Direction.OUT; }

  private Fact began(Call call, Instant at, Direction direction, Party from, Party dialled, @Nullable String trunk, @Nullable AgentId agent) {
    Long number = directory.byNumber(direction == Direction.IN ? dialled : from).map(found -> found.number().id()).orElse(null);
    String area = areas.area(direction == Direction.IN ? from : dialled).orElse(null);
    return new CallStarted(call.tenant(), at, call.id(), direction, from, call.origin().callerRaw(), dialled, trunk, number, area, agent);
  }

  private static @Nullable Fact dialEnded(TenantId tenant, Instant at, Call call, Destination to, @Nullable Object subject, DialOutcome outcome) {
    return switch (outcome) {
      // The outside party of a call that began here is there: this is the answer that the tenant means.
      case DialOutcome.Answered(Leg leg, _) when !isInbound(call) && party(leg).kind() == CallParty.Kind.CUSTOMER ->
          new CallAnswered(tenant, at, call.id());
      case DialOutcome.Answered _, DialOutcome.Cancelled _ -> null;
      case DialOutcome.Failed(Cause cause, Fault fault, _, String detail) ->
          new DialFailed(tenant, at, call.id(), party(subject, to instanceof Destination.Telephone(Party number, _) ? number : null), cause, fault(fault), detail);
    };
  }

  /// For people, without a whole number in it.
  private static String text(Object to) {
    return switch (to) {
      case CallParty(_, AgentId agent, _) when agent != null -> "agent " + agent;
      case CallParty(_, _, Party number) -> String.valueOf(number);
      case Destination.Telephone(Party number, _) -> number.toString();
      case Destination.Station(String aor) -> aor;
      default -> to.toString();
    };
  }

  private static CallEnded.By by(CallFact.By by) {
    return switch (by) {
      case CALLER -> CallEnded.By.CALLER;
      case OTHER -> CallEnded.By.AGENT;
      case SCRIPT -> CallEnded.By.SYSTEM;
      case NETWORK -> CallEnded.By.TRUNK;
    };
  }

  private static CallEnded.Fault fault(Fault fault) {
    return switch (fault) {
      case NONE -> CallEnded.Fault.NONE;
      case CALLER -> CallEnded.Fault.CALLER;
      case CALLEE -> CallEnded.Fault.CALLEE;
      case TRUNK -> CallEnded.Fault.TRUNK;
      case OURS -> CallEnded.Fault.OURS;
      case UNKNOWN -> CallEnded.Fault.UNKNOWN;
    };
  }
}
