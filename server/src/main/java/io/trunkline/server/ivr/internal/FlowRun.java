package io.trunkline.server.ivr.internal;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.QueueId;
import io.trunkline.media.Audio;
import io.trunkline.server.acd.QueueService.Result;
import io.trunkline.server.directory.CalendarConfig;
import io.trunkline.server.directory.NumberConfig;
import io.trunkline.server.directory.QueueConfig.Overflow;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.ivr.DigitsPressed;
import io.trunkline.server.ivr.FlowFailed;
import io.trunkline.server.ivr.IvrStep;
import io.trunkline.server.ivr.graph.Graph;
import io.trunkline.server.ivr.graph.Node;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.switchboard.CallParty;
import io.trunkline.server.switchboard.DialRules;
import io.trunkline.server.switchboard.DialRules.Verdict;
import io.trunkline.server.switchboard.Transfer;
import io.trunkline.server.switchboard.TransferStarted;
import io.trunkline.telephony.Caller;
import io.trunkline.telephony.Conversation;
import io.trunkline.telephony.Destination;
import io.trunkline.telephony.DialOptions;
import io.trunkline.telephony.DialOutcome;
import io.trunkline.telephony.HungUp;
import io.trunkline.telephony.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One caller's way through a flow: plain blocking code on the call's thread. Each node either names the next one or ends the call by
/// throwing `HungUp`.
///
/// Nothing that is wrong with a flow ends a call: the trouble becomes a fact, and the caller is taken to the first queue of the flow, or
/// hears that something
/// went wrong. Steps and time are bounded, so that no flow can hold a line for ever; time in queues and with people doesn't count.
final class FlowRun {
  static final int MOST_STEPS = 200;
  static final Duration LONGEST = Duration.ofMinutes(30);
  private static final Duration TRANSFER_RING = Duration.ofSeconds(45);
  private static final Logger LOG = LoggerFactory.getLogger(FlowRun.class);

  private final Caller caller;
  private final TenantConfig tenant;
  private final Graph graph;
  private final FlowTools tools;
  private final Speaker speaker;
  private Duration elsewhere = Duration.ZERO;   // in queues and conversations

  FlowRun(Caller caller, TenantConfig tenant, Graph graph, FlowTools tools) {
    this.caller = caller;
    this.tenant = tenant;
    this.graph = graph;
    this.tools = tools;
    this.speaker = new Speaker(caller, tenant, graph.spoken(), tools);
  }

  /// Never returns but by `HungUp`: of the caller, or of this flow.
  void run() {
    Instant began = tools.time().now();
    String at = graph.start();
    for (int step = 0; step < MOST_STEPS; step++) {
      Node node = graph.node(at).orElse(null);
      if (node == null) throw rescue(at, "TARGET_MISSING");
      if (Duration.between(began, tools.time().now()).minus(elsewhere).compareTo(LONGEST) > 0) throw rescue(at, "TOO_LONG");
      say(new IvrStep(tenant.tenant(), now(), caller.call().id(), node.id(), node.kind(), node.label()));
      try {
        at = execute(node);
      } catch (HungUp over) {
        throw over;
      } catch (RuntimeException bug) {
        LOG.atError().addKeyValue("node", node.id()).setCause(bug).log("flow.failed");
        throw rescue(node.id(), bug.getClass().getSimpleName());
      }
    }
    throw rescue(at, "TOO_MANY_STEPS");
  }

  private String execute(Node node) {
    return switch (node) {
      case Node.Play play -> {
        speaker.play(play.prompts());
        yield onward(play.next());
      }
      case Node.Menu menu -> menu(menu);
      case Node.Collect collect -> collect(collect);
      case Node.TimeCheck check -> onward(isOpen(check) ? check.open() : check.closed());
      case Node.Queue queue -> queue(queue);
      case Node.Voicemail voicemail -> {
        takeMessage(voicemail.queueId() == null ? null : new QueueId(voicemail.queueId()), voicemail.prompts());
        yield onward(voicemail.next());
      }
      case Node.Transfer transfer -> transfer(transfer);
      case Node.HangUp end -> {
        speaker.play(end.prompts());
        throw caller.hangUp(Cause.NORMAL_CLEARING);
      }
    };
  }

  /// An exit that was left open ends with a friendly word.
  private String onward(@Nullable String next) {
    if (next != null) return next;
    speaker.say("goodbye");
    throw caller.hangUp(Cause.NORMAL_CLEARING);
  }

  private String menu(Node.Menu menu) {
    boolean silent = true;
    for (int tries = Math.max(1, menu.tries()); tries > 0; tries--) {
      Input input = caller.ask(speaker.sounds(menu.prompts()), 1, Duration.ofSeconds(Math.max(1, menu.timeoutSeconds())), null);
      silent = input instanceof Input.Silence;
      if (input instanceof Input.Digits(String key)) {
        String target = menu.keys().get(key);
        pressed(menu, key, target != null);
        if (target != null) return target;
      }
      if (tries > 1) speaker.say(silent ? "no-input" : "invalid-key");
    }
    String first = silent ? menu.noInput() : menu.invalid();
    String second = silent ? menu.invalid() : menu.noInput();
    if (first != null || second != null) return first != null ? first : String.valueOf(second);
    // Whoever is lost in the menu gets a person.
    return onward(graph.firstQueue().map(Node::id).orElse(null));
  }

  private String collect(Node.Collect collect) {
    String end = collect.terminator();
    Character terminator = end == null || end.isEmpty() ? null : end.charAt(0);
    Input input = caller.ask(speaker.sounds(collect.prompts()), Math.max(1, collect.maxDigits()),
        Duration.ofSeconds(Math.max(1, collect.timeoutSeconds())), terminator);
    if (input instanceof Input.Digits(String digits)) {
      pressed(collect, digits, false);
      return onward(collect.next());
    }
    return onward(collect.noInput() != null ? collect.noInput() : collect.next());
  }

  /// Only a key that the menu offers is kept as it is; anything else may be the number of a card.
  private void pressed(Node node, String digits, boolean menuKey) {
    String shown = menuKey ? digits : "*".repeat(digits.length());
    say(new DigitsPressed(tenant.tenant(), now(), caller.call().id(), node.id(), shown, menuKey));
  }

  private boolean isOpen(Node.TimeCheck check) {
    CalendarConfig calendar = check.calendarId() == null ? null : tenant.calendars().get(check.calendarId());
    if (calendar != null) return calendar.isOpen(now(), tenant.settings().timeZone());
    failed(check.id(), "CALENDAR_MISSING");
    return check.open() != null;   // better a queue without anybody in it than a caller sent away at noon
  }

  private String queue(Node.Queue node) {
    if (node.queueId() == null) throw rescue(node.id(), "QUEUE_MISSING");
    Result result = serve(new QueueId(node.queueId()), node.priority());
    return switch (result) {
      case Result.Served _ -> throw caller.hangUp(Cause.NORMAL_CLEARING);
      case Result.Unserved(QueueId last, Overflow.Kind then) -> {
        if (then == Overflow.Kind.VOICEMAIL) takeMessage(last, List.of());
        yield onward(node.next());
      }
      case Result.Failed(String why) -> {
        failed(node.id(), why);
        if (node.next() == null) throw sorry();
        yield node.next();
      }
    };
  }

  private Result serve(QueueId queue, int priority) {
    Instant from = tools.time().now();
    try {
      return tools.queues().serve(caller, tenant, queue, priority);
    } finally {
      elsewhere = elsewhere.plus(Duration.between(from, tools.time().now()));
    }
  }

  private void takeMessage(@Nullable QueueId box, List<io.trunkline.server.ivr.graph.PromptRef> prompts) {
    List<Audio> before = prompts.isEmpty() ? speaker.builtin("leave-message") : speaker.sounds(prompts);
    new MessageTaker(caller, tenant.tenant(), tools).take(box, before);
    speaker.say("message-saved");
  }

  private String transfer(Node.Transfer node) {
    Party number = DialRules.read(tenant, String.valueOf(node.number()));
    if (!(DialRules.check(tenant, number) instanceof Verdict.Allowed(Party allowed, Party usual))) {
      failed(node.id(), "NUMBER_DENIED");
      speaker.say("transfer-failed");
      return onward(node.next());
    }
    say(new TransferStarted(tenant.tenant(), now(), caller.call().id(), Transfer.BLIND, null, allowed.toString()));
    caller.answer();
    caller.ringback();
    DialOptions options = DialOptions.showing(callerId(node).orElse(usual), TRANSFER_RING).about(CallParty.external(allowed));
    Instant from = tools.time().now();
    DialOutcome outcome = caller.dialAndWait(new Destination.Telephone(allowed, null), options);
    if (outcome instanceof DialOutcome.Answered(var leg, _)) {
      caller.converse(leg, new Conversation.Options(tools.sounds().holdMusic()));
      throw caller.hangUp(Cause.NORMAL_CLEARING);
    }
    elsewhere = elsewhere.plus(Duration.between(from, tools.time().now()));
    speaker.say("transfer-failed");
    return onward(node.next());
  }

  /// Only ever a number that the tenant has.
  private Optional<Party> callerId(Node.Transfer node) {
    String chosen = node.callerId();
    if (chosen == null) return Optional.empty();
    return tenant.numbers().values().stream().map(NumberConfig::number).filter(own -> own.dialable().equals(chosen)).findFirst();
  }

  /// The next best thing when the flow can't go on: a person, else a word. Happens once in a call.
  private HungUp rescue(@Nullable String node, String why) {
    failed(node, why);
    Optional<Node.Queue> queue = graph.firstQueueBut(node);
    if (queue.isPresent() && queue.get().queueId() != null) {
      try {
        switch (serve(new QueueId(queue.get().queueId()), queue.get().priority())) {
          case Result.Served _ -> throw caller.hangUp(Cause.NORMAL_CLEARING);
          case Result.Unserved(QueueId last, Overflow.Kind then) when then == Overflow.Kind.VOICEMAIL -> {
            takeMessage(last, List.of());
            throw caller.hangUp(Cause.NORMAL_CLEARING);
          }
          case Result.Unserved _ -> { }
          case Result.Failed(String second) -> failed(queue.get().id(), second);
        }
      } catch (HungUp over) {
        throw over;
      } catch (RuntimeException bug) {
        LOG.atError().addKeyValue("node", queue.get().id()).setCause(bug).log("flow.rescue-failed");
        failed(queue.get().id(), bug.getClass().getSimpleName());
      }
    }
    throw sorry();
  }

  private HungUp sorry() {
    speaker.say("sorry-error");
    throw caller.hangUp(Cause.TEMPORARY_FAILURE);
  }

  private void failed(@Nullable String node, String why) { say(new FlowFailed(tenant.tenant(), now(), caller.call().id(), node, why)); }

  private void say(Fact fact) { tools.journal().append(fact); }

  private Instant now() { return tools.time().now(); }
}
