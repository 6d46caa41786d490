package io.trunkline.server.desk.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.routing.AgentState;
import io.trunkline.routing.OfferEnd;
import io.trunkline.routing.Reason;
import io.trunkline.routing.Target;
import io.trunkline.server.acd.AcceptOnPage;
import io.trunkline.server.acd.Acd;
import io.trunkline.server.acd.AcdSignal;
import io.trunkline.server.acd.AgentStatus;
import io.trunkline.server.acd.Practice;
import io.trunkline.server.acd.Serving;
import io.trunkline.server.acd.TransferTo;
import io.trunkline.server.desk.Desks;
import io.trunkline.server.desk.internal.CallPicture.Part;
import io.trunkline.server.desk.internal.CallPicture.Share;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.switchboard.AgentStations;
import io.trunkline.server.switchboard.CallFacts;
import io.trunkline.server.switchboard.CallParty;
import io.trunkline.server.switchboard.CallStarted;
import io.trunkline.server.switchboard.CallStarted.Direction;
import io.trunkline.server.switchboard.DialRules;
import io.trunkline.server.switchboard.StationChoice;
import io.trunkline.server.switchboard.Switchboard;
import io.trunkline.telephony.Call;
import io.trunkline.telephony.Conversation;
import io.trunkline.telephony.Conversation.Reply;
import io.trunkline.telephony.Destination;
import io.trunkline.telephony.DialOptions;
import io.trunkline.telephony.Leg;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// What an agent does with a call from the page, whatever the station. Each request waits for the call's own thread or for routing, a few seconds at most.
@Component
public class CallControl {
  private static final Duration RING_OUTSIDE = Duration.ofSeconds(60);

  private final Desks desks;
  private final Acd acd;
  private final Serving serving;
  private final AgentStations stations;
  private final Directory directory;
  private final Consultations consultations;
  private final Switchboard switchboard;
  private final Practice practice;

  CallControl(Desks desks, Acd acd, Serving serving, AgentStations stations, Directory directory, Consultations consultations, Switchboard switchboard,
      Practice practice) {
    this.desks = desks;
    this.acd = acd;
    this.serving = serving;
    this.stations = stations;
    this.directory = directory;
    this.consultations = consultations;
    this.switchboard = switchboard;
    this.practice = practice;
  }

  /// Who acts.
  public record Person(TenantId tenant, AgentId agent) {}

  /// Takes an offer. A browser answers by its own SIP, and a SIP phone has a handset; an ordinary telephone's key is pressed by this.
  public void answer(Person who, CallId id) {
    share(who, id, Part.OFFERED);
    switch (stations.choice(who.tenant(), who.agent()).kind()) {
      case BROWSER -> { }
      case SIP -> throw Problem.conflict("answer-on-phone", "this call rings on your phone", "lift its handset");
      case PHONE -> call(who, id).post(new AcceptOnPage(who.agent()));
    }
  }

  public void reject(Person who, CallId id) {
    Share share = share(who, id, Part.OFFERED);
    if (share.offer() != null) acd.declined(who.tenant(), share.offer(), OfferEnd.REJECTED);
  }

  public void hangUp(Person who, CallId id) {
    if (share(who, id).part() == Part.OFFERED) {
      reject(who, id);
      return;
    }
    Call call = call(who, id);
    Reply reply = leg(who, call).map(leg -> Asking.ask(call, new Conversation.Command.HangUp(leg.id()))).orElse(new Reply.Refused(Conversation.Why.NOT_TALKING));
    // Nobody is there yet whom a hang-up would leave: the agent's own call, still ringing.
    if (reply instanceof Reply.Refused(Conversation.Why why) && why == Conversation.Why.NOT_TALKING) call.hangUp(Cause.NORMAL_CLEARING);
  }

  /// Any command of the conversation, by the agent's own leg.
  public void command(Person who, CallId id, Function<LegId, Conversation.Command> command) {
    share(who, id, Part.SERVING);
    Call call = call(who, id);
    accepted(Asking.ask(call, command.apply(talking(who, call).id())));
  }

  public void transfer(Person who, CallId id, String kind, String value) {
    TransferTo to = target(who, kind, value);
    command(who, id, leg -> new Conversation.Command.BlindTransfer(leg, to));
  }

  public void consult(Person who, CallId id, String kind, String value) {
    TenantConfig tenant = directory.config(who.tenant());
    switch (target(who, kind, value)) {
      case TransferTo.ToQueue _ -> throw Problem.invalid("consult-queue", "a queue can't be asked", "ask a colleague, or transfer to the queue");
      case TransferTo.ToNumber(Party number) -> command(who, id, leg -> new Conversation.Command.Consult(leg, new Destination.Telephone(number, null),
          DialOptions.showing(DialRules.callerId(tenant), RING_OUTSIDE).about(CallParty.external(number))));
      case TransferTo.ToAgent(AgentId other) -> consult(who, id, tenant, other);
    }
  }

  /// The colleague is reserved first, so that no queue rings there at the same time.
  private void consult(Person who, CallId id, TenantConfig tenant, AgentId other) {
    share(who, id, Part.SERVING);
    Call call = call(who, id);
    LegId own = talking(who, call).id();
    AcdSignal answer = Asking.wait(consultations.reserve(call, own, other, serving.ringOf(tenant, other)));
    if (!(answer instanceof AcdSignal.Offered)) throw Problem.conflict("agent-not-free", "this colleague can't be rung now", "try somebody else or a queue");
    Reply reply = Asking.ask(call, serving.consult(call, own, tenant, other));
    if (reply instanceof Reply.Refused) consultations.release(call);
    accepted(reply);
  }

  /// Rings the agent's own station, then the number or colleague. The agent is busy from the click.
  public CallId dial(Person who, String kind, String value) {
    TenantConfig tenant = directory.config(who.tenant());
    Party to = switch (target(who, kind, value)) {
      case TransferTo.ToQueue _ -> throw Problem.invalid("dial-queue", "a queue can't be called", "call a colleague or a number");
      case TransferTo.ToNumber(Party number) -> number;
      case TransferTo.ToAgent(AgentId other) -> extension(tenant, other);
    };
    if (!stations.isReachable(who.tenant(), who.agent())) {
      throw Problem.conflict("station-away", "your phone can't be rung", stations.choice(who.tenant(), who.agent()).kind() == StationChoice.Kind.BROWSER
          ? "allow the microphone and wait until the page says that the phone is ready" : "check that the phone is registered");
    }
    CallId id = CallId.random();
    desks.begins(who.tenant(), CallPicture.begun(id, to instanceof Extension ? Direction.INTERNAL : Direction.OUT, DialRules.callerId(tenant), to, null));
    CompletableFuture<AcdSignal> claimed = new CompletableFuture<>();
    acd.start(who.tenant(), id, who.agent(), serving.wrapUpOf(tenant, who.agent()), claimed::complete);
    if (!(Asking.wait(claimed) instanceof AcdSignal.Started)) {
      throw Problem.conflict("agent-busy", "you can't dial in this state", "end the call you are in, or leave Offline first");
    }
    try {
      serving.begin(id, tenant, who.agent(), to);
    } catch (RuntimeException failure) {
      acd.ended(who.tenant(), id);
      throw failure;
    }
    return id;
  }

  /// Has a robot call this agent, who takes no other calls meanwhile and afterwards.
  public CallId practise(Person who, String language) {
    TenantConfig tenant = directory.config(who.tenant());
    AgentConfig agent = tenant.agents().get(who.agent());
    if (agent == null) throw Problem.notFound("agent");
    if (!stations.isReachable(who.tenant(), who.agent())) throw Problem.conflict("station-away", "your phone can't be rung", "choose how you take calls, and wait until it is there");
    switch (acd.status(who.tenant(), who.agent()).map(AgentStatus::state).orElse(null)) {
      case AgentState.Ringing _, AgentState.Talking _, AgentState.WrapUp _ -> throw Problem.conflict("agent-busy", "you are in a call", "finish it first");
      case AgentState.NotReady _ -> { }
      case AgentState.Ready _, AgentState.Offline _ -> acd.ask(who.tenant(), who.agent(), new Target.NotReady(Reason.chosen(0)));
      case null -> acd.ask(who.tenant(), who.agent(), new Target.NotReady(Reason.chosen(0)));
    }
    CallId id = CallId.random();
    desks.begins(who.tenant(), CallPicture.begun(id, Direction.IN, CallStarted.PRACTICE, agent.extension(), null));
    practice.call(id, tenant, agent, language);
    return id;
  }

  private static Party extension(TenantConfig tenant, AgentId agent) {
    AgentConfig known = tenant.agents().get(agent);
    if (known == null) throw Problem.notFound("agent");
    return known.extension();
  }

  private TransferTo target(Person who, String kind, String value) {
    TenantConfig tenant = directory.config(who.tenant());
    return switch (kind) {
      case "AGENT" -> agent(who, tenant, value);
      case "QUEUE" -> {
        QueueId queue = new QueueId(number(value, "queue"));
        if (!tenant.queues().containsKey(queue)) throw Problem.notFound("queue");
        yield new TransferTo.ToQueue(queue);
      }
      case "NUMBER" -> outside(who, tenant, value);
      default -> throw Problem.invalid("target-kind", "a target is an AGENT, a QUEUE or a NUMBER", "choose one of them");
    };
  }

  /// By extension, as people know each other; else by number of the agent.
  private static TransferTo agent(Person who, TenantConfig tenant, String value) {
    Optional<AgentId> byExtension = value.matches("\\d{2,8}") ? tenant.agentAt(new Extension(value)).map(AgentConfig::id) : Optional.empty();
    AgentId agent = byExtension.orElseGet(() -> new AgentId(number(value, "agent")));
    if (!tenant.agents().containsKey(agent)) throw Problem.notFound("agent");
    if (agent.equals(who.agent())) throw Problem.invalid("target-self", "this is your own extension", "choose somebody else");
    return new TransferTo.ToAgent(agent);
  }

  private static TransferTo outside(Person who, TenantConfig tenant, String typed) {
    Party number;
    try {
      number = DialRules.read(tenant, typed);
    } catch (IllegalArgumentException _) {
      throw Problem.invalid("number-wrong", "this is not a telephone number", "type it as you would dial it");
    }
    if (number instanceof Extension(String extension)) return agent(who, tenant, extension);
    if (DialRules.check(tenant, number) instanceof DialRules.Verdict.Denied) {
      throw Problem.invalid("number-not-allowed", "numbers like this one may not be dialled", "ask your administrator to allow its prefix");
    }
    return new TransferTo.ToNumber(number);
  }

  private static long number(String value, String what) {
    if (!value.matches("[1-9]\\d{0,17}")) throw Problem.notFound(what);
    return Long.parseLong(value);
  }

  private Share share(Person who, CallId id) {
    CallPicture picture = desks.picture(who.tenant(), id);
    Share share = picture == null ? null : picture.shares().get(who.agent());
    if (share == null) throw Problem.notFound("call");
    return share;
  }

  private Share share(Person who, CallId id, Part needed) {
    Share share = share(who, id);
    if (share.part() != needed) throw Problem.conflict("not-now", "the call is in another state", "look at what the page shows now");
    return share;
  }

  private Call call(Person who, CallId id) {
    return switchboard.call(who.tenant(), id).orElseThrow(() -> Problem.notFound("call"));
  }

  private static Optional<Leg> leg(Person who, Call call) {
    return call.legs().stream().filter(leg -> leg.isUp() && who.agent().equals(CallFacts.party(leg).agent())).findFirst();
  }

  private static Leg talking(Person who, Call call) {
    return leg(who, call).orElseThrow(() -> Problem.conflict("not-talking", "you are not in this call", "look at what the page shows now"));
  }

  private static void accepted(Reply reply) {
    if (!(reply instanceof Reply.Refused(Conversation.Why why))) return;
    throw switch (why) {
      case NOT_TALKING -> Problem.conflict("not-talking", "you are not in this call", "look at what the page shows now");
      case NOT_NOW -> Problem.conflict("not-now", "the call's state doesn't allow this", "look at what the page shows now");
      case NOT_ANSWERED -> Problem.conflict("not-answered", "the one you ask has not answered yet", "wait for the answer");
      case CALL_ENDED -> Problem.notFound("call");
    };
  }
}
