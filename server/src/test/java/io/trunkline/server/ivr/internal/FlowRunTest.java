package io.trunkline.server.ivr.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.ManualTime;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.TenantId;
import io.trunkline.media.Codec;
import io.trunkline.media.recording.RecordingSink;
import io.trunkline.server.acd.QueueService;
import io.trunkline.server.acd.QueueService.Result;
import io.trunkline.server.directory.CalendarConfig;
import io.trunkline.server.directory.FirstFlow;
import io.trunkline.server.directory.NumberConfig;
import io.trunkline.server.directory.QueueConfig.Overflow;
import io.trunkline.server.directory.Settings;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.ivr.DigitsPressed;
import io.trunkline.server.ivr.FlowFailed;
import io.trunkline.server.ivr.IvrStep;
import io.trunkline.server.ivr.PromptMissing;
import io.trunkline.server.ivr.VoicemailLeft;
import io.trunkline.server.ivr.graph.Graph;
import io.trunkline.server.ivr.graph.Node;
import io.trunkline.server.ivr.graph.PromptRef;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.recording.CallRecorder;
import io.trunkline.telephony.Caller;
import io.trunkline.telephony.DialOutcome;
import io.trunkline.telephony.Fault;
import io.trunkline.telephony.HungUp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlowRunTest {
  private static final Instant MONDAY_NOON = Instant.parse("2026-01-05T04:00:00Z");   // in Shanghai
  private static final QueueId SALES = new QueueId(1);
  private static final Result SERVED = Result.Served.INSTANCE;

  private final ManualTime time = new ManualTime(MONDAY_NOON);
  private final ScriptedCaller caller = new ScriptedCaller(time);
  private final List<Fact> facts = new ArrayList<>();
  private final List<QueueId> queued = new ArrayList<>();
  private QueueService queues = (_, _, queue, _) -> {
    queued.add(queue);
    return SERVED;
  };

  @Test void theSampleFlowLeadsToTheQueueOfTheKey() {
    runs(SampleFlow.graph(new FirstFlow.Sample(SALES, new QueueId(2), 9)), caller.presses("1"));
    assertThat(caller.heard()).containsExactly("recording-notice", "welcome", "main-menu");
    assertThat(queued).containsExactly(SALES);
    assertThat(caller.endedWith()).isEqualTo(Cause.NORMAL_CLEARING);
    assertThat(of(IvrStep.class)).extracting(IvrStep::kind).containsExactly("play", "menu", "queue");
    assertThat(of(DigitsPressed.class)).singleElement().satisfies(pressed -> assertThat(pressed.digits()).isEqualTo("1"));
  }

  @Test void whoPressesNothingIsAskedAgainAndThenGetsAPerson() {
    runs(SampleFlow.graph(new FirstFlow.Sample(SALES, new QueueId(2), 9)), caller.presses("", ""));
    assertThat(caller.heard()).containsExactly("recording-notice", "welcome", "main-menu", "no-input", "main-menu");
    assertThat(queued).containsExactly(new QueueId(2));
  }

  @Test void aKeyThatMeansNothingIsMaskedAndAfterTheTriesInvalidIsTaken() {
    runs(graph(menu(Map.of("1", "bye"), 2, null, "sales"), queue("sales", null), bye()), caller.presses("7", "8"));
    assertThat(caller.heard()).containsExactly("main-menu", "invalid-key", "main-menu");
    assertThat(of(DigitsPressed.class)).extracting(DigitsPressed::digits).containsExactly("*", "*");
    assertThat(queued).containsExactly(SALES);
  }

  @Test void lostInAMenuWithoutOtherWaysTheCallerGetsTheFirstQueueOfTheFlow() {
    runs(graph(menu(Map.of("1", "sales"), 1, null, null), queue("sales", null)), caller.presses(""));
    assertThat(queued).containsExactly(SALES);
  }

  @Test void collectedDigitsAreNeverWrittenDown() {
    runs(graph(new Node.Collect("menu", "Card", prompts("welcome"), "card", 16, "#", 5, "bye", null), bye()), caller.presses("6222021234567890"));
    assertThat(of(DigitsPressed.class)).singleElement().satisfies(pressed -> assertThat(pressed.digits()).isEqualTo("*".repeat(16)));
    assertThat(caller.endedWith()).isEqualTo(Cause.NORMAL_CLEARING);
  }

  @Test void theCalendarDecidesByTheTenantsClock() {
    Graph graph = graph(new Node.TimeCheck("menu", null, 9L, "sales", "bye"), queue("sales", null), bye());
    runs(graph, caller);
    assertThat(queued).hasSize(1);
    time.passes(Duration.ofHours(8));   // 20:00 there, noon in London
    runs(graph, caller);
    assertThat(queued).hasSize(1);
    assertThat(caller.heard()).containsExactly("closed");
  }

  @Test void aCalendarThatIsGoneCountsAsOpenAndIsReported() {
    runs(graph(new Node.TimeCheck("menu", null, 77L, "sales", "bye"), queue("sales", null), bye()), caller);
    assertThat(queued).containsExactly(SALES);
    assertThat(of(FlowFailed.class)).extracting(FlowFailed::why).containsExactly("CALENDAR_MISSING");
  }

  @Test void anUnservedCallerLeavesAMessageAndHangingUpEndsIt() {
    queues = (_, _, _, _) -> new Result.Unserved(SALES, Overflow.Kind.VOICEMAIL);
    runs(graph(queue("menu", null)), caller.says(Duration.ofSeconds(9), true));
    assertThat(caller.heard()).containsExactly("leave-message", "tone");
    assertThat(of(VoicemailLeft.class)).singleElement().satisfies(left -> {
      assertThat(left.box()).isEqualTo(SALES);
      assertThat(left.duration()).hasSeconds(9);
    });
  }

  @Test void aMessageEndedByAKeyIsConfirmed() {
    runs(graph(new Node.Voicemail("menu", null, 1L, prompts("closed"), null)), caller.says(Duration.ofSeconds(3), false));
    assertThat(caller.heard()).containsExactly("closed", "tone", "message-saved", "goodbye");
    assertThat(of(VoicemailLeft.class)).hasSize(1);
  }

  @Test void whoHangsUpAtTheToneLeavesNoMessage() {
    runs(graph(new Node.Voicemail("menu", null, 1L, List.of(), null)), caller.says(Duration.ofMillis(400), true));
    assertThat(of(VoicemailLeft.class)).isEmpty();
  }

  @Test void anOverflowThatHangsUpGoesOnInTheFlow() {
    queues = (_, _, _, _) -> new Result.Unserved(SALES, Overflow.Kind.HANG_UP);
    runs(graph(queue("menu", "bye"), bye()), caller);
    assertThat(caller.heard()).containsExactly("closed");
    runs(graph(queue("menu", null)), caller);
    assertThat(caller.heard()).containsExactly("closed", "goodbye");
  }

  @Test void aTransferShowsANumberOfTheTenantAndFailingGoesOn() {
    Graph graph = graph(new Node.Transfer("menu", null, "+8613900139000", null, "sales"), queue("sales", null));
    runs(graph, caller.isTransferred(new DialOutcome.Answered(new ScriptedCaller.ScriptedLeg(), Duration.ofSeconds(3))));
    assertThat(caller.dialled()).isEqualTo("+8613900139000 showing 4008001000");
    assertThat(caller.heard()).containsExactly("ringback", "the other side");
    runs(graph, caller.isTransferred(new DialOutcome.Failed(Cause.USER_BUSY, Fault.CALLEE, DialOutcome.Retry.LATER, "486 Busy Here")));
    assertThat(caller.heard()).contains("transfer-failed");
    assertThat(queued).containsExactly(SALES);
  }

  @Test void aNumberThatTheTenantMayNotDialIsNotDialled() {
    runs(graph(new Node.Transfer("menu", null, "+882123456789", null, "sales"), queue("sales", null)), caller);
    assertThat(caller.dialled()).isNull();
    assertThat(of(FlowFailed.class)).extracting(FlowFailed::why).containsExactly("NUMBER_DENIED");
    assertThat(queued).containsExactly(SALES);
  }

  @Test void aMissingPromptIsReportedAndTheOthersAreHeard() {
    Node play = new Node.Play("menu", null, List.of(PromptRef.builtin("lost"), PromptRef.uploaded(901), PromptRef.uploaded(3)), "bye");
    runs(graph(play, bye()), caller);
    assertThat(caller.heard()).containsExactly("uploaded-3", "closed");
    assertThat(of(PromptMissing.class)).extracting(PromptMissing::name).containsExactly("lost", "#901");
  }

  @Test void aFlowThatLeadsNowhereLeadsToItsQueueElseToAWord() {
    runs(graph(new Node.Play("menu", null, prompts("welcome"), "gone"), queue("sales", null)), caller);
    assertThat(queued).containsExactly(SALES);
    assertThat(of(FlowFailed.class)).extracting(FlowFailed::why).containsExactly("TARGET_MISSING");
    runs(graph(new Node.Play("menu", null, prompts("welcome"), "gone")), caller);
    assertThat(caller.heard()).endsWith("sorry-error");
    assertThat(caller.endedWith()).isEqualTo(Cause.TEMPORARY_FAILURE);
  }

  @Test void aCircleIsLeftAfterSoManySteps() {
    runs(graph(new Node.Play("menu", null, prompts("welcome"), "menu"), queue("sales", null)), caller);
    assertThat(of(IvrStep.class).size()).isEqualTo(FlowRun.MOST_STEPS);
    assertThat(of(FlowFailed.class)).extracting(FlowFailed::why).containsExactly("TOO_MANY_STEPS");
    assertThat(queued).containsExactly(SALES);
  }

  @Test void noLineIsHeldLongerThanHalfAnHourByAFlow() {
    Node menu = new Node.Menu("menu", null, prompts("welcome"), Map.of("1", "menu"), 60, 10, "menu", null);
    runs(graph(menu, queue("sales", null)), caller.presses(new ArrayList<>(java.util.Collections.nCopies(500, "")).toArray(new String[0])));
    assertThat(of(FlowFailed.class)).extracting(FlowFailed::why).containsExactly("TOO_LONG");
    assertThat(queued).containsExactly(SALES);
  }

  @Test void aBugInANodeIsReportedAndTheCallerGetsTheNextBestThing() {
    queues = (_, _, queue, _) -> {
      queued.add(queue);
      if (queued.size() == 1) throw new IllegalStateException("a bug");
      return SERVED;
    };
    runs(graph(queue("menu", null), new Node.Queue("service", null, 2L, 0, null)), caller);
    assertThat(queued).as("the other queue").containsExactly(SALES, new QueueId(2));
    assertThat(caller.heard()).isEmpty();
    assertThat(of(FlowFailed.class)).extracting(FlowFailed::why).containsExactly("IllegalStateException");
  }

  @Test void aQueueThatLeadsBackToItselfIsLeftForAnother() {
    queues = (_, _, queue, _) -> {
      queued.add(queue);
      return queue.equals(SALES) ? new Result.Unserved(SALES, Overflow.Kind.HANG_UP) : SERVED;
    };
    runs(graph(queue("menu", "menu"), new Node.Queue("service", null, 2L, 0, null)), caller);
    assertThat(queued).hasSize(FlowRun.MOST_STEPS + 1).endsWith(new QueueId(2));
    assertThat(of(FlowFailed.class)).extracting(FlowFailed::why).containsExactly("TOO_MANY_STEPS");
  }

  @Test void withOnlyTheQueueThatFailedTheCallerHearsAWord() {
    queues = (_, _, _, _) -> {
      throw new IllegalStateException("a bug");
    };
    runs(graph(queue("menu", null)), caller);
    assertThat(caller.heard()).containsExactly("sorry-error");
  }

  @Test void aQueueThatCanNotBeReachedIsReportedAndTheFlowGoesOn() {
    queues = (_, _, _, _) -> new Result.Failed("routing takes no more");
    runs(graph(queue("menu", "box"), new Node.Voicemail("box", null, 1L, List.of(), null)), caller.says(Duration.ofSeconds(4), true));
    assertThat(of(VoicemailLeft.class)).hasSize(1);
    assertThat(of(FlowFailed.class)).extracting(FlowFailed::why).containsExactly("routing takes no more");
  }

  @Test void builtInPromptsAreSpokenInTheLanguageOfTheFlow() {
    runs(new Graph("bye", List.of(bye()), "en"), caller);
    assertThat(caller.heard()).containsExactly("en/closed");
  }

  private void runs(Graph graph, ScriptedCaller who) {
    FlowTools tools = new FlowTools(new Journal() {
      @Override public void append(Fact fact) { facts.add(fact); }

      @Override public CompletionStage<Void> written() { return new CompletableFuture<>(); }

      @Override public void hear(Consumer<Fact> heard) { }
    }, who, queues, new Recorder(), time);
    assertThatThrownBy(() -> new FlowRun(who, tenant(), graph, tools).run()).isInstanceOf(HungUp.class);
  }

  private <T> List<T> of(Class<T> type) { return facts.stream().filter(type::isInstance).map(type::cast).toList(); }

  private static Graph graph(Node... nodes) { return new Graph(nodes[0].id(), List.of(nodes)); }

  private static Node menu(Map<String, String> keys, int tries, @Nullable String noInput, @Nullable String invalid) {
    return new Node.Menu("menu", null, prompts("main-menu"), new LinkedHashMap<>(keys), 5, tries, noInput, invalid);
  }

  private static Node queue(String id, @Nullable String next) { return new Node.Queue(id, null, SALES.value(), 0, next); }

  private static Node bye() { return new Node.HangUp("bye", null, prompts("closed")); }

  private static List<PromptRef> prompts(String name) { return List.of(PromptRef.builtin(name)); }

  private static TenantConfig tenant() {
    CalendarConfig office = new CalendarConfig(9, "Office", new CalendarConfig.Rules(
        List.of(new CalendarConfig.Hours(Set.of(DayOfWeek.values()), LocalTime.of(9, 0), LocalTime.of(18, 0))), List.of(), List.of()));
    return new TenantConfig(new TenantId(7), 1, "demo", "Demo", true, 5, 5, new Settings(ZoneId.of("Asia/Shanghai"), "CN", List.of("+86"), null),
        Map.of(1L, new NumberConfig(1, new ServiceCode("4008001000"), "Hotline", null, null), 2L,
            new NumberConfig(2, new E164("+861062345678"), "Office", null, null)),
        Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(9L, office), Map.of(), Map.of());
  }

  private static final class Recorder implements CallRecorder {
    @Override public void recordCall(Caller caller) { }

    @Override public Message message(Caller caller) {
      return new Message(LegId.random(), new RecordingSink() {
        @Override public void frame(byte[] said, byte[] heard, int samples, Codec saidCodec, Codec heardCodec, int gaps) { }

        @Override public void ended() { }
      });
    }
  }
}
