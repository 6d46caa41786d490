package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.audio.Sound;
import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Programs;
import io.trunkline.acceptance.kit.Traffic;
import io.trunkline.acceptance.phone.PhoneCall;
import io.trunkline.kernel.SystemTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `kill -9` of the server while people call. After each start again every call has its one record, nobody's line stays up, what was recorded can be heard,
/// and work goes on. Alone, as it measures how much of a recording is missing.
@Tag("alone")
class KillTest {
  private static final Duration RELEASED = Duration.ofSeconds(30);
  private static final Duration RECORDED = Duration.ofSeconds(40);
  private static final int AGENTS = 16;
  private static final List<String> MOMENTS_OF_A_START = List.of("postgres.adopted", "database.up", "recording.mp3-ready", "dialogs.released");

  private Centre centre;
  private Crowd crowd;

  @BeforeEach void people() {
    centre = Centre.fresh(600);
    crowd = new Crowd(centre, AGENTS, Duration.ofSeconds(3));
  }

  @AfterEach void home() {
    crowd.close();
    centre.close();
  }

  @Test void H5_afterAKillEveryCallIsAccountedFor() {
    List<Traffic.Made> calls;
    Instant killed;
    try (Traffic traffic = crowd.calls()) {
      Eventually.pass(Duration.ofSeconds(6));
      calls = traffic.stop();
      Eventually.get(crowd::agentsTalking, talking -> talking >= 8, SOON, "enough people who talk");
      calls.forEach(made -> made.call().awaitAnswer(SOON));
      killed = SystemTime.INSTANCE.now();
      centre.server().kill();
    }
    List<Traffic.Made> up = calls.stream().filter(made -> !made.call().isEnded()).toList();
    long desks = crowd.agentsTalking();
    System.out.println("kill: " + calls.size() + " calls made, " + up.size() + " of them up, " + desks + " agents talking");

    centre.server().start();
    System.out.println("kill: ready again after " + centre.server().startTime().toMillis() + " ms");
    assertThat(centre.server().output()).as("PostgreSQL went on and was adopted").contains("postgres.adopted");
    farEndsAreReleased(up);
    everyCallHasItsRecord(calls, up, killed);
    workGoesOn();
  }

  @Test void H5_killedAgainAndAgainAndDuringTheStart() {
    List<Traffic.Made> calls;
    Instant killed;
    try (Traffic traffic = crowd.calls()) {
      Eventually.pass(Duration.ofSeconds(3));
      calls = traffic.stop();
      calls.forEach(made -> made.call().awaitAnswer(SOON));
      killed = SystemTime.INSTANCE.now();
      centre.server().kill();
    }
    List<Traffic.Made> up = calls.stream().filter(made -> !made.call().isEnded()).toList();
    for (String moment : Boolean.getBoolean("trunkline.long") ? MOMENTS_OF_A_START : List.of("recording.mp3-ready", "dialogs.released")) centre.server().killWhenItSays(moment);
    centre.server().start();
    farEndsAreReleased(up);
    everyCallHasItsRecord(calls, up, killed);
    workGoesOn();
  }

  private void farEndsAreReleased(List<Traffic.Made> up) {
    Instant from = SystemTime.INSTANCE.now();
    for (Traffic.Made made : up) assertThat(made.call().awaitEnd(RELEASED).byPeer()).as("BYE came to " + made.from()).isTrue();
    Eventually.get(crowd::agentsTalking, talking -> talking == 0, RELEASED, "released at the agents' phones");
    System.out.println("kill: all far ends released " + Duration.between(from, SystemTime.INSTANCE.now()).toMillis() + " ms after the start");
  }

  private void everyCallHasItsRecord(List<Traffic.Made> calls, List<Traffic.Made> up, Instant killed) {
    Map<String, JsonNode> records = crowd.awaitRecords(calls, RECORDED);
    System.out.println("kill: " + records.size() + " records " + Crowd.outcomes(records));
    Map<String, Integer> heard = new HashMap<>();
    int lost = 0;
    for (Traffic.Made made : up) {
      JsonNode record = crowd.tenant().admin().get("/calls/" + records.get(made.from()).path("id").asString());
      Instant ended = Instant.parse(record.path("endedAt").asString());
      assertThat(ended).isBetween(Instant.parse(record.path("answeredAt").asString()), killed.plusMillis(100));
      // The kill may hit between the end of a call and the BYE to its far end.
      if (TrunkCallTest.types(record).contains("CallEnded")) continue;
      lost++;
      assertThat(TrunkCallTest.types(record)).as("the reason of the end").contains("CallLost");
      assertThat(record.path("fault").path("lost").asString()).isEqualTo("NODE_RESTARTED");
      assertThat(ended).as("known by the node's last sign of life").isAfter(killed.minusMillis(1500));
      if (record.path("hasRecording").asBoolean() && heard.size() < 4) heard.put(made.from(), listen(record, killed));
    }
    assertThat(lost).as("calls cut off").isGreaterThan(up.size() / 2);
    assertThat(heard).as("recordings of calls that were cut off, with their missing milliseconds").isNotEmpty();
    System.out.println("kill: milliseconds missing at the end of recordings " + heard.values());
  }

  /// @return what the recording lacks, in milliseconds
  private int listen(JsonNode record, Instant killed) {
    Sound[] sides = Programs.decodeMp3(TrunkCallTest.recording(crowd.tenant(), record));
    double recorded = Duration.between(recordingBegan(record), killed).toMillis() / 1000.0;
    assertThat(sides[0].seconds()).as("recorded up to the last moments").isBetween(recorded - 0.3, recorded + 0.1);
    assertThat(sides[0].last(0.5).hasTone(CALLER)).as("the caller is heard to the end").isTrue();
    return (int) Math.round((recorded - sides[0].seconds()) * 1000);
  }

  private static Instant recordingBegan(JsonNode record) {
    return record.path("timeline").valueStream().filter(e -> e.path("type").asString().equals("RecordingStarted")).map(e -> Instant.parse(e.path("at").asString()))
        .findFirst().orElseThrow();
  }

  /// Nobody has to sign in again; phones register again as they always do; who was ready before says so again.
  private void workGoesOn() {
    Agent agent = crowd.agents().getFirst();
    assertThat(agent.state()).as("a state that the agent can leave").isIn("OFFLINE", "NOT_READY", "READY");
    System.out.println("kill: an agent is " + agent.state() + " after the start");
    agent.registersAgain();
    Eventually.get(() -> agent.desk().path("station").path("online").asBoolean(), online -> online, SOON, "the phone online");
    agent.api().post("/desk/state", Map.of("state", "READY"));
    PhoneCall caller = crowd.tenant().call("02188886651").says(CALLER);
    caller.awaitAnswer(SOON);
    caller.hears().awaitTone(Heard.AGENT, SOON);
    assertThat(caller.awaitEnd(SOON).byPeer()).isTrue();
    JsonNode record = crowd.tenant().awaitRecord("02188886651");
    assertThat(record.path("outcome").asString()).isEqualTo("ANSWERED");
  }
}
