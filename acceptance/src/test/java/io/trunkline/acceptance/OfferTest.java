package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.audio.Sound;
import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Graph;
import io.trunkline.acceptance.kit.Programs;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What happens when an agent does not answer, cannot answer, or there is none.
class OfferTest {
  private final Centre centre = Centre.shared();

  @Test void A4_callerGoesToTheNextAgentWhenTheFirstDoesNotAnswer() {
    Tenant tenant = centre.openTenant("noanswer");
    long queue = tenant.queue("service", Map.of("strategy", "IN_ORDER", "ringSeconds", 5));
    tenant.flowToQueue(queue);
    try (Agent li = tenant.agent("li", "1001", queue); Agent wu = tenant.agent("wu", "1002", queue)) {
      Phone first = li.withSipPhone();
      Phone second = wu.withSipPhone();
      int mark = li.events().mark();
      li.goesReady();
      wu.goesReady();
      PhoneCall caller = tenant.call("02188886611").says(CALLER);
      caller.awaitAnswer(SOON);
      Phone[] order = first.equals(ringsFirst(first, second)) ? new Phone[] {first, second} : new Phone[] {second, first};
      PhoneCall unanswered = order[0].awaitCall(SOON);
      assertThat(unanswered.awaitEnd(SOON).status()).as("the first phone stops ringing by CANCEL").isEqualTo(487);
      PhoneCall ring = order[1].awaitCall(SOON).answers().says(AGENT);
      caller.hears().awaitTone(AGENT, SOON);
      Agent absent = order[0].equals(first) ? li : wu;
      if (absent.equals(li)) li.awaitState(mark, "NOT_READY");
      assertThat(absent.state()).as("who did not answer gets no further call").isEqualTo("NOT_READY");
      ring.hangsUp();
      JsonNode record = tenant.awaitRecord("02188886611");
      assertThat(record.path("outcome").asString()).isEqualTo("ANSWERED");
      assertThat(TrunkCallTest.types(record).stream().filter("ContactOffered"::equals)).hasSize(2);
    }
  }

  /// Whichever is rung first: awaited on both, the later one gets no call until the first one's ring time is over.
  private static Phone ringsFirst(Phone a, Phone b) {
    return Eventually.get(() -> a.ringing() > 0 ? List.of(a) : b.ringing() > 0 ? List.of(b) : List.<Phone>of(), l -> !l.isEmpty(), SOON, "a ringing phone").getFirst();
  }

  @Test void A4_aRejectedOfferGoesToTheNextAgentAtOnce() {
    Tenant tenant = centre.openTenant("reject");
    long queue = tenant.queue("service", Map.of("ringSeconds", 30));
    tenant.flowToQueue(queue);
    try (Agent li = tenant.agent("li", "1001", queue); Agent wu = tenant.agent("wu", "1002", queue)) {
      Phone first = li.withSipPhone();
      Phone second = wu.withSipPhone();
      li.goesReady();
      PhoneCall caller = tenant.call("02188886612").says(CALLER);
      first.awaitCall(SOON).rejects(486, "Busy Here");
      wu.goesReady();
      second.awaitCall(SOON).answers().says(AGENT);
      caller.hears().awaitTone(AGENT, SOON);
      caller.hangsUp();
    }
  }

  @Test void A4_whenTheCallerHangsUpTheRingingStops() {
    Tenant tenant = centre.openTenant("givesup");
    long queue = tenant.queue("service", Map.of("ringSeconds", 30));
    tenant.flowToQueue(queue);
    try (Agent li = tenant.agent("li", "1001", queue)) {
      Phone phone = li.withSipPhone();
      li.goesReady();
      PhoneCall caller = tenant.call("02188886613").says(CALLER);
      caller.awaitAnswer(SOON);
      PhoneCall ring = phone.awaitCall(SOON);
      int mark = li.events().mark();
      Instant gaveUp = centreNow();
      caller.hangsUp();
      Instant stopped = ring.awaitEnd(SOON).at();
      System.out.println("A4 ringing stopped " + Duration.between(gaveUp, stopped).toMillis() + " ms after the caller hung up");
      assertThat(stopped).isBefore(gaveUp.plusSeconds(1));
      li.awaitState(mark, "READY");
      JsonNode record = tenant.awaitRecord("02188886613");
      assertThat(record.path("outcome").asString()).isEqualTo("ABANDONED");
    }
  }

  private static Instant centreNow() {
    return io.trunkline.kernel.SystemTime.INSTANCE.now();
  }

  @Test void A3_whoWaitsTooLongLeavesAMessageThatIsHeardOnThePage() {
    Tenant tenant = centre.openTenant("voicemail");
    long box = tenant.queue("service");
    tenant.admin().put("/queues/" + box, toItsBoxAfterFiveSeconds());
    tenant.flowToQueue(box);
    PhoneCall caller = tenant.call("02188886614");
    caller.awaitAnswer(SOON);
    caller.hears().awaitSound(Heard.prompt("leave-message"), Duration.ofSeconds(30), "the request to leave a message");
    Eventually.pass(Duration.ofSeconds(8));   // the prompt's end and the beep
    caller.says(CALLER);
    Eventually.pass(Duration.ofSeconds(3));
    caller.hangsUp();
    JsonNode messages = Eventually.get(() -> tenant.admin().get("/voicemails").path("items"), l -> l.size() == 1, SOON, "the message");
    JsonNode message = messages.get(0);
    String recording = message.path("id").asString();
    byte[] mp3 = Eventually.get(() -> tenant.admin().ask("GET", "/recordings/" + recording + "/audio.mp3", null).status() == 200
        ? tenant.admin().bytes("/recordings/" + recording + "/audio.mp3") : new byte[0], b -> b.length > 1000, SOON, "the message's audio");
    Sound heard = Programs.decodeMp3(mp3)[0];
    assertThat(heard.secondsWithTone(CALLER)).isBetween(2.0, 4.0);
    JsonNode record = tenant.awaitRecord("02188886614");
    assertThat(record.path("outcome").asString()).isEqualTo("VOICEMAIL");
  }

  @Test void A3_aFullOrEmptyQueueHandsTheCallerToAnother() {
    Tenant tenant = centre.openTenant("overflow");
    long last = tenant.queue("last");
    Map<String, Object> toLast = Map.of("kind", "QUEUE", "queueId", last);
    Map<String, Object> hangUp = Map.of("kind", "HANG_UP");
    long full = tenant.queue("full", Map.of("maxWaiting", 1, "overflow", Map.of("timeout", hangUp, "full", toLast, "noAgents", hangUp)));
    long empty = tenant.queue("empty", Map.of("overflow", Map.of("timeout", hangUp, "full", hangUp, "noAgents", toLast)));
    tenant.flow(Graph.startingAt("menu").menu("menu", "main-menu", Map.of("1", "full", "2", "empty"), 5, "full").queue("full", full, 0, "bye")
        .queue("empty", empty, 0, "bye").hangUp("bye"));
    try (Agent away = tenant.agent("away", "1001", full); Agent li = tenant.agent("li", "1002", last)) {
      away.withSipPhone();
      away.goesNotReady();
      Phone phone = li.withSipPhone();
      li.goesReady();
      PhoneCall first = tenant.call("02188886615");
      first.awaitAnswer(SOON);
      first.presses("1").hears().awaitSound(Heard.music("music-1"), SOON, "the queue's music");
      for (String key : List.of("1", "2")) {
        PhoneCall second = tenant.call("0218888661" + (key.equals("1") ? "6" : "7")).says(CALLER);
        second.awaitAnswer(SOON);
        second.presses(key);
        PhoneCall ring = phone.awaitCall(SOON).answers().says(AGENT);
        second.hears().awaitTone(AGENT, SOON);
        int mark = li.events().mark();
        ring.hangsUp();
        li.awaitState(mark, "READY");
      }
      first.hangsUp();
      assertThat(TrunkCallTest.types(tenant.awaitRecord("02188886616"))).contains("ContactOverflowed");
      assertThat(tenant.awaitRecord("02188886617").path("queueName").asString()).isEqualTo("last");
    }
  }

  private static Map<String, Object> toItsBoxAfterFiveSeconds() {
    Map<String, Object> voicemail = Map.of("kind", "VOICEMAIL");
    return Map.ofEntries(Map.entry("name", "service"), Map.entry("strategy", "LONGEST_IDLE"), Map.entry("ringSeconds", 5), Map.entry("maxWaitSeconds", 5),
        Map.entry("maxWaiting", 10), Map.entry("wrapUpSeconds", 3), Map.entry("serviceLevelSeconds", 15), Map.entry("skills", List.of()), Map.entry("members", List.of()),
        Map.entry("overflow", Map.of("timeout", voicemail, "full", voicemail, "noAgents", voicemail)));
  }
}
