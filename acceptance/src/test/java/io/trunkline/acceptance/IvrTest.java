package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static io.trunkline.acceptance.Heard.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.audio.Sound;
import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Folders;
import io.trunkline.acceptance.kit.Graph;
import io.trunkline.acceptance.kit.Programs;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import io.trunkline.kernel.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a caller hears, presses and reaches. Uploaded prompts are tones, so that each is told from the other at once.
class IvrTest {
  private static final double SALES = 500;
  private static final double SERVICE = 1300;

  private final Centre centre = Centre.shared();

  @Test void I1_keysChooseFromTheMenu() {
    Tenant tenant = centre.openTenant("menu");
    tenant.flow(Graph.startingAt("hello").play("hello", "welcome", "menu")
        .menu("menu", "main-menu", Map.of("1", "sales", "2", "service"), 1, 2, "nobody", "lost")
        .hangUp("sales", tenant.tonePrompt(SALES)).hangUp("service", tenant.tonePrompt(SERVICE)).hangUp("nobody", "goodbye").hangUp("lost", "closed"));
    // At the same time: one who knows the menu, one who listens, one who is wrong first, one who is wrong twice, one who presses nothing.
    PhoneCall hasty = tenant.call("02188886701").says(CALLER);
    PhoneCall patient = tenant.call("02188886702").says(CALLER);
    PhoneCall wrongOnce = tenant.call("02188886703").says(CALLER);
    PhoneCall wrongTwice = tenant.call("02188886704").says(CALLER);
    PhoneCall silent = tenant.call("02188886705").says(CALLER);
    for (PhoneCall each : List.of(hasty, patient, wrongOnce, wrongTwice, silent)) {
      each.awaitAnswer(SOON);
    }
    hasty.presses("1");
    for (PhoneCall each : List.of(patient, wrongOnce, wrongTwice, silent)) {
      each.hears().awaitSound(Heard.prompt("welcome"), SOON, "the welcome");
      each.hears().awaitSound(Heard.prompt("main-menu"), SOON, "the menu");
    }
    patient.presses("2");
    wrongOnce.presses("7");
    wrongTwice.presses("89");
    hasty.hears().awaitToneEver(SALES, SOON);
    patient.hears().awaitToneEver(SERVICE, SOON);
    wrongOnce.hears().awaitSound(Heard.prompt("invalid-key"), SOON, "that the key is wrong");
    wrongOnce.presses("1").hears().awaitToneEver(SALES, SOON);
    wrongTwice.hears().awaitSound(Heard.prompt("closed"), SOON, "the way out of who is lost");
    silent.hears().awaitSound(Heard.prompt("no-input"), SOON, "that nothing was pressed");
    silent.hears().awaitSound(Heard.prompt("goodbye"), SOON, "the way out of who presses nothing");
    for (PhoneCall each : List.of(hasty, patient, wrongOnce, wrongTwice, silent)) {
      assertThat(each.awaitEnd(SOON).byPeer()).isTrue();
    }
    assertThat(steps(tenant.awaitRecord("02188886701"))).containsExactly("hello", "menu", "sales");
    assertThat(keys(tenant.awaitRecord("02188886702"))).containsExactly("2");
    assertThat(keys(tenant.awaitRecord("02188886703"))).as("what the menu doesn't offer is masked").containsExactly("*", "1");
    JsonNode record = tenant.awaitRecord("02188886705");
    assertThat(steps(record)).containsExactly("hello", "menu", "nobody");
    assertThat(record.path("outcome").asString()).isEqualTo("IVR_ONLY");
  }

  @Test void I12_digitsAreCollectedAndMasked() {
    Tenant tenant = centre.openTenant("digits");
    tenant.flow(Graph.startingAt("card").collect("card", tenant.tonePrompt(SALES), 8, 2, "thanks", "nothing").hangUp("thanks", tenant.tonePrompt(SERVICE))
        .hangUp("nothing", "goodbye"));
    PhoneCall ended = tenant.call("02188886711");
    PhoneCall full = tenant.call("02188886712");
    PhoneCall none = tenant.call("02188886713");
    ended.awaitAnswer(SOON);
    ended.presses("6228#");
    full.awaitAnswer(SOON);
    full.presses("12345678");
    ended.hears().awaitToneEver(SERVICE, SOON);
    full.hears().awaitToneEver(SERVICE, SOON);
    none.hears().awaitSound(Heard.prompt("goodbye"), SOON, "the way of who types nothing");
    JsonNode record = tenant.awaitRecord("02188886711");
    assertThat(keys(record)).containsExactly("****");
    assertThat(record.toString()).as("nowhere in the record").doesNotContain("6228");
    assertThat(keys(tenant.awaitRecord("02188886712"))).containsExactly("********");
    assertThat(steps(tenant.awaitRecord("02188886713"))).containsExactly("card", "nothing");
  }

  @Test void I2_calendarsDecideAndWhoIsTooLateLeavesAMessage() {
    Tenant tenant = centre.openTenant("calendar");
    long box = tenant.queue("service");
    LocalDate today = SystemTime.INSTANCE.now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
    List<LocalDate> now = List.of(today, today.plusDays(1));   // midnight may pass during the test
    List<?> always = List.of(Map.of("days", List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"), "from", "00:00", "to", "00:00"));
    List<?> holiday = now.stream().map(day -> Map.of("date", day, "name", "节日")).toList();
    List<?> worked = now.stream().map(day -> Map.of("date", day, "from", "00:00", "to", "00:00")).toList();
    long open = calendar(tenant, "open", always, List.of(), List.of());
    long swapped = calendar(tenant, "swapped", List.of(), holiday, worked);
    long closed = calendar(tenant, "holiday", always, holiday, List.of());
    tenant.flow(Graph.startingAt("week").time("week", open, "swapped", "wrong").time("swapped", swapped, "holiday", "wrong").time("holiday", closed, "wrong", "closed")
        .play("closed", "closed", "box").voicemail("box", box, "bye").hangUp("bye").hangUp("wrong", "sorry-error"));
    PhoneCall caller = tenant.call("02188886721");
    caller.awaitAnswer(SOON);
    caller.hears().awaitSound(Heard.prompt("closed"), SOON, "that it is closed");
    Sound request = Heard.prompt("leave-message");
    caller.hears().awaitSound(request.last(1), SOON, "the end of the request to leave a message");
    caller.hears().await(0.2, heard -> heard.levelDb() < -50, SOON, "the beep's end");
    caller.says(CALLER);
    Eventually.pass(Duration.ofSeconds(3));
    caller.presses("#").says(0).hears().awaitSound(Heard.prompt("message-saved"), SOON, "that the message is kept");
    caller.awaitEnd(SOON);
    JsonNode record = tenant.awaitRecord("02188886721");
    assertThat(steps(record)).containsExactly("week", "swapped", "holiday", "closed", "box", "bye");
    assertThat(record.path("outcome").asString()).isEqualTo("VOICEMAIL");
    JsonNode message = Eventually.get(() -> tenant.admin().get("/voicemails?heard=false").path("items"), l -> l.size() == 1, SOON, "the message").get(0);
    assertThat(message.path("queueId").asLong()).isEqualTo(box);
    try (Agent li = tenant.agent("li", "1001", box)) {
      String audio = "/recordings/" + message.path("id").asString() + "/audio.mp3";
      Eventually.get(() -> li.api().ask("GET", audio, null).status(), s -> s == 200, SOON, "audio for the agent");
      assertThat(Programs.decodeMp3(li.api().bytes(audio))[0].secondsWithTone(CALLER)).isBetween(2.0, 4.0);
      li.api().patch("/voicemails/" + message.path("id").asString(), Map.of("heard", true));
      assertThat(tenant.admin().get("/voicemails?heard=false").path("items")).isEmpty();
    }
  }

  private static long calendar(Tenant tenant, String name, List<?> hours, List<?> holidays, List<?> workdays) {
    return tenant.admin().post("/calendars", Map.of("name", name, "hours", hours, "holidays", holidays, "workdays", workdays)).path("id").asLong();
  }

  @Test void I1_aNumberPlaysItsNewestVersionAndGoesBackByOneClick() {
    Tenant tenant = centre.openTenant("versions");
    String first = tenant.tonePrompt(SALES);
    long flow = tenant.flow(Graph.startingAt("end").hangUp("end", first));
    tenant.call("02188886731").hears().awaitToneEver(SALES, SOON);
    tenant.admin().put("/flows/" + flow, Map.of("name", "changed", "draft", Graph.startingAt("end").hangUp("end", tenant.tonePrompt(SERVICE)).json()));
    tenant.call("02188886732").hears().awaitToneEver(SALES, SOON);   // a draft changes nothing
    tenant.admin().post("/flows/" + flow + "/publish", Map.of("note", "second"));
    tenant.call("02188886733").hears().awaitToneEver(SERVICE, SOON);
    tenant.admin().post("/flows/" + flow + "/versions/1/publish", Map.of());
    tenant.call("02188886734").hears().awaitToneEver(SALES, SOON);
  }

  @Test void I3_promptsOfAllKindsAreHeardAndAMissingOneIsPassedOver() throws IOException {
    Tenant tenant = centre.openTenant("prompts");
    Path folder = Files.createTempDirectory("prompt");
    Sound.tone(SALES, Duration.ofSeconds(1), -15).writeWav(folder.resolve("tone.wav"));
    Programs.run("lame", "--quiet", "--resample", "22.05", folder.resolve("tone.wav").toString(), folder.resolve("tone.mp3").toString());
    String mp3 = tenant.prompt("mp3", "tone.mp3", Files.readAllBytes(folder.resolve("tone.mp3")));
    Folders.delete(folder);
    Path uploads = centre.server().data().resolve("prompts").resolve(Long.toString(tenant.id()));
    List<Path> before = files(uploads);
    String lost = tenant.tonePrompt(THIRD);
    tenant.flow(Graph.startingAt("end").hangUp("end", mp3 + " " + lost + " " + tenant.tonePrompt(SERVICE)));
    for (Path file : files(uploads)) {
      if (!before.contains(file)) {
        Files.delete(file);
        break;
      }
    }
    PhoneCall caller = tenant.call("02188886741");
    caller.hears().awaitToneEver(SALES, SOON);
    caller.awaitEnd(SOON);
    Sound heard = caller.hears().all();
    List<Double> tones = List.of(heard.secondsWithTone(SALES), heard.secondsWithTone(THIRD), heard.secondsWithTone(SERVICE));
    assertThat(tones.stream().filter(seconds -> seconds > 0.8)).as("the two that are there: %s", tones).hasSize(2);
    assertThat(TrunkCallTest.types(tenant.awaitRecord("02188886741"))).containsOnlyOnce("PromptMissing");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.toList();
    }
  }

  @Test void I7_queueMusicIsHeard() {
    Tenant tenant = centre.openTenant("music");
    String own = tenant.tonePrompt(THIRD);
    long usual = tenant.queue("usual");
    long special = tenant.queue("special", Map.of("musicPromptId", Long.parseLong(own.substring(1))));
    try (Agent li = tenant.agent("li", "1001", usual, special)) {
      li.withSipPhone();
      li.goesNotReady();
      tenant.flow(Graph.startingAt("menu").menu("menu", tenant.tonePrompt(SALES), Map.of("1", "usual", "2", "special"), 2, "usual")
          .queue("usual", usual, 0, "bye").queue("special", special, 0, "bye").hangUp("bye"));
      PhoneCall one = tenant.call("02188886751");
      PhoneCall two = tenant.call("02188886752");
      one.awaitAnswer(SOON);
      two.awaitAnswer(SOON);
      one.presses("1");
      two.presses("2");
      one.hears().awaitSound(Heard.music("music-1"), SOON, "the usual music");
      two.hears().awaitTone(THIRD, SOON);
      one.hangsUp();
      two.hangsUp();
      assertThat(tenant.awaitRecord("02188886751").path("outcome").asString()).isEqualTo("ABANDONED");
    }
  }

  @Test void I8_transferOutShowsOurNumberAndTheNextThingIsDoneWhenItFails() {
    Tenant tenant = centre.openTenant("out");
    tenant.flow(Graph.startingAt("menu").menu("menu", tenant.tonePrompt(SALES), Map.of("1", "mobile", "2", "abroad"), 2, "mobile")
        .transfer("mobile", "13900136701", "failed").transfer("abroad", "+14155550100", "failed").hangUp("failed", tenant.tonePrompt(SERVICE)));
    Phone network = centre.carrier();

    PhoneCall caller = tenant.call("02188886761").says(CALLER);
    caller.hears().awaitToneEver(SALES, SOON);
    PhoneCall outside = network.awaitCallTo("13900136701", SOON);
    assertThat(outside.inviteHeader("From")).contains(tenant.number());
    outside.answers().says(AGENT);
    caller.hears().awaitTone(AGENT, SOON);
    outside.hears().awaitTone(CALLER, SOON);
    outside.hangsUp();
    assertThat(caller.awaitEnd(SOON).byPeer()).isTrue();

    PhoneCall busy = tenant.call("02188886762");
    busy.awaitAnswer(SOON);
    busy.presses("1");
    network.awaitCallTo("13900136701", SOON).rejects(486, "Busy Here");
    busy.hears().awaitSound(Heard.prompt("transfer-failed"), SOON, "that nobody is there");
    busy.hears().awaitToneEver(SERVICE, SOON);

    PhoneCall denied = tenant.call("02188886763");
    denied.awaitAnswer(SOON);
    denied.presses("2").hears().awaitSound(Heard.prompt("transfer-failed"), SOON, "that this can't be reached");
    denied.hears().awaitToneEver(SERVICE, SOON);
    denied.awaitEnd(SOON);
    assertThat(network.callsTo("+14155550100")).as("a prefix that isn't allowed is never dialled").isZero();
    assertThat(tenant.awaitRecord("02188886762").path("timeline").toString()).contains("DialFailed", "USER_BUSY");
    assertThat(tenant.awaitRecord("02188886763").path("timeline").toString()).contains("FlowFailed", "NUMBER_DENIED");
  }

  @Test void I1_aFlowThatRunsInCirclesEndsAtAnAgent() {
    Tenant tenant = centre.openTenant("circle");
    long staffed = tenant.queue("staffed");
    long empty = tenant.queue("empty");
    try (Agent li = tenant.agent("li", "1001", staffed)) {
      Phone phone = li.withSipPhone();
      li.goesReady();
      tenant.flow(Graph.startingAt("again").queue("again", empty, 0, "again").queue("staffed", staffed, 0, "bye").hangUp("bye"));
      PhoneCall caller = tenant.call("02188886771").says(CALLER);
      phone.awaitCall(SOON).answers().says(AGENT);
      caller.hears().awaitTone(AGENT, SOON);
      caller.hangsUp();
      assertThat(tenant.awaitRecord("02188886771").path("timeline").toString()).contains("FlowFailed", "TOO_MANY_STEPS");
    }
  }

  private static List<String> steps(JsonNode record) {
    return data(record, "IvrStep", "node");
  }

  private static List<String> keys(JsonNode record) {
    return data(record, "DigitsPressed", "digits");
  }

  private static List<String> data(JsonNode record, String type, String member) {
    return record.path("timeline").valueStream().filter(e -> e.path("type").asString().equals(type)).map(e -> e.path("data").path(member).asString()).toList();
  }
}
