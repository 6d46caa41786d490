package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static io.trunkline.acceptance.Heard.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Api;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Graph;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Strangers, thieves, and tenants beside each other.
class DefenceTest {
  private final Centre centre = Centre.shared();

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test void H10_anUnknownSourceGetsNoAnswerAtAll() throws IOException {
    Tenant tenant = centre.openTenant("strangers");
    InetSocketAddress server = centre.server().sip();
    try (Phone stranger = Phone.startAt("stranger", address("127.0.0.9")); Socket tcp = new Socket()) {
      tcp.bind(new InetSocketAddress(address("127.0.0.9"), 0));
      tcp.connect(server);
      List<CompletableFuture<Integer>> asked = List.of(stranger.asks("OPTIONS", server, "100", null), stranger.asks("REGISTER", server, "1001", null),
          stranger.asks("SUBSCRIBE", server, "1001", null));
      PhoneCall call = stranger.dial(server, tenant.number(), "1001");
      String options = String.join("\r\n", "OPTIONS sip:100@127.0.0.1 SIP/2.0", "Via: SIP/2.0/TCP 127.0.0.9:5060;branch=z9hG4bKscan", "Max-Forwards: 70",
          "From: <sip:100@127.0.0.1>;tag=scan", "To: <sip:100@127.0.0.1>", "Call-ID: scan@127.0.0.9", "CSeq: 1 OPTIONS", "Content-Length: 0", "", "");
      tcp.getOutputStream().write(options.getBytes(StandardCharsets.UTF_8));
      tcp.getOutputStream().flush();
      Eventually.pass(Duration.ofSeconds(3));   // several repeats of each
      assertThat(stranger.messagesReceived()).as("not even a 100").isZero();
      assertThat(asked).noneMatch(CompletableFuture::isDone);
      assertThat(call.isAnswered()).isFalse();
      assertThat(saidOver(tcp)).isEmpty();
    }
  }

  private static String saidOver(Socket tcp) throws IOException {
    tcp.setSoTimeout(200);
    try {
      byte[] answer = new byte[1000];
      int length = tcp.getInputStream().read(answer);
      return length <= 0 ? "" : new String(answer, 0, length, StandardCharsets.UTF_8);
    } catch (SocketTimeoutException silence) {
      return "";
    }
  }

  @Test void H10_aWrongPasswordNeitherRegistersNorCallsNorHarmsTheRightOne() {
    Tenant tenant = centre.openTenant("passwords");
    try (Agent li = tenant.agent("li", "1001"); Phone thief = Phone.start("thief")) {
      JsonNode made = li.sipCredentials();
      String user = made.path("username").asString();
      InetSocketAddress server = centre.server().sip();
      Phone.Account wrong = new Phone.Account(server, made.path("domain").asString(), user, "guessed");
      assertThat(thief.asks("REGISTER", server, user, wrong).orTimeout(5, TimeUnit.SECONDS).join()).isIn(401, 403);
      PhoneCall call = thief.dial("13900136841");
      assertThat(call.awaitEnd(SOON).status()).isIn(401, 403, 407);
      assertThat(centre.carrier().callsTo("13900136841")).isZero();
      li.withSipStation();
      assertThat(li.desk().path("station").path("online").asBoolean()).isFalse();
      try (Phone owner = Phone.start("owner")) {
        owner.register(new Phone.Account(server, made.path("domain").asString(), user, made.path("password").asString()));
        Eventually.get(() -> li.desk().path("station").path("online").asBoolean(), yes -> yes, SOON, "the owner's phone");
      }
    }
  }

  @Test void H10_aPhoneDialsOnlyWhatItsTenantAllows() {
    Tenant tenant = centre.openTenant("prefixes");
    tenant.allowsDialling("+86139");
    try (Agent li = tenant.agent("li", "1001")) {
      Phone phone = li.withSipPhone();
      li.goesReady();
      for (String denied : List.of("0014155550142", "13800136842", "900886912345678")) {
        PhoneCall call = phone.dial(denied);
        assertThat(call.awaitEnd(SOON).byPeer()).as(denied).isTrue();
        assertThat(centre.carrier().callsTo(denied)).as(denied).isZero();
        Eventually.get(li::state, state -> state.equals("READY"), SOON, "free again");
      }
      PhoneCall allowed = phone.dial("13900136842").says(AGENT);
      PhoneCall customer = centre.carrier().awaitCallTo("13900136842", SOON).answers().says(CALLER);
      allowed.hears().awaitTone(CALLER, SOON);
      customer.hangsUp();
      // Nobody else's number is shown.
      Map<String, Object> foreign = new HashMap<>(Map.of("timeZone", "Asia/Shanghai", "countryCode", "CN", "allowedPrefixes", List.of("+86")));
      foreign.put("outboundCallerId", centre.openTenant("other").number());
      Api.Answer refused = tenant.admin().ask("PUT", "/settings", foreign);
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body().toString()).contains("caller-id-foreign");
    }
  }

  @Test void H3_aTenantsLimitIsBusyAndHarmsNobodyElse() {
    Tenant small = centre.openTenant("small", 1);
    Tenant other = centre.openTenant("large");
    for (Tenant each : List.of(small, other)) {
      String tone = each.tonePrompt(THIRD);
      each.flow(Graph.startingAt("ask").menu("ask", tone, Map.of("1", "bye"), 30, "bye").hangUp("bye"));
    }
    PhoneCall first = small.call("02188886851");
    first.awaitAnswer(SOON);
    PhoneCall.Ended second = small.call("02188886852").awaitEnd(SOON);
    assertThat(second.status()).as("never 503, which would silence the carrier for everybody").isIn(486, 480);
    assertThat(second.reason()).contains("Q.850");
    JsonNode refused = small.awaitRecord("02188886852");
    assertThat(refused.path("outcome").asString()).as("the tenant finds whom it lost").isEqualTo("FAILED");
    assertThat(refused.path("endCause").asString()).isEqualTo("USER_BUSY");
    assertThat(small.admin().get("/missed-calls").path("items")).hasSize(1);
    PhoneCall neighbour = other.call("02188886853");
    neighbour.hears().awaitToneEver(THIRD, SOON);
    neighbour.hangsUp();
    first.hangsUp();
    first.awaitEnd(SOON);
    small.awaitRecord("02188886851");
    small.call("02188886854").hears().awaitToneEver(THIRD, SOON);
  }

  @Test void H8_aTrunksLimitIsBusyToo() {
    Tenant tenant = centre.openTenant("lines");
    tenant.flow(Graph.startingAt("ask").menu("ask", tenant.tonePrompt(THIRD), Map.of("1", "bye"), 30, "bye").hangUp("bye"));
    try (Phone carrier = Phone.startAt("narrow", address("127.0.0.6"))) {
      long trunk = centre.addTrunk(Map.of("name", "narrow", "addresses", List.of(carrier.hostPort()), "maxCalls", 1));
      PhoneCall first = carrier.dial(centre.server().sip(), tenant.number(), "02188886855");
      first.awaitAnswer(SOON);
      PhoneCall.Ended second = carrier.dial(centre.server().sip(), tenant.number(), "02188886856").awaitEnd(SOON);
      assertThat(second.status()).isEqualTo(486);
      assertThat(second.reason()).contains("cause=34");
      first.hangsUp();
      centre.operator().delete("/trunks/" + trunk);
    }
  }

  @Test void H3_equalExtensionsOfTwoTenantsDoNotTouch() {
    Tenant one = centre.openTenant("twin");
    Tenant two = centre.openTenant("twin");
    long queueOne = one.queue("service");
    long queueTwo = two.queue("service");
    one.flowToQueue(queueOne);
    two.flowToQueue(queueTwo);
    try (Agent liOne = one.agent("li", "1001", queueOne); Agent wuOne = one.agent("wu", "1002");
        Agent liTwo = two.agent("li", "1001", queueTwo); Agent wuTwo = two.agent("wu", "1002")) {
      Phone phoneOne = liOne.withSipPhone();
      Phone wusOne = wuOne.withSipPhone();
      Phone phoneTwo = liTwo.withSipPhone();
      Phone wusTwo = wuTwo.withSipPhone();
      for (Agent agent : List.of(liOne, wuOne, liTwo, wuTwo)) {
        agent.goesReady();
      }
      PhoneCall callerOne = one.call("02188886861").says(CALLER);
      PhoneCall callerTwo = two.call("02188886861").says(THIRD);
      PhoneCall deskOne = phoneOne.awaitCall(SOON).answers().says(AGENT);
      PhoneCall deskTwo = phoneTwo.awaitCall(SOON).answers().says(1300);
      callerOne.hears().awaitTone(AGENT, SOON);
      callerTwo.hears().awaitTone(1300, SOON);
      deskOne.hears().awaitTone(CALLER, SOON);
      deskTwo.hears().awaitTone(THIRD, SOON);
      callerOne.hangsUp();
      callerTwo.hangsUp();
      assertThat(one.awaitRecord("02188886861").path("agentId").asLong()).isEqualTo(liOne.id());
      assertThat(two.awaitRecord("02188886861").path("agentId").asLong()).isEqualTo(liTwo.id());

      deskOne.awaitEnd(SOON);
      PhoneCall inside = phoneOne.dial("1002").says(AGENT);
      PhoneCall ring = wusOne.awaitCall(SOON).answers().says(CALLER);
      inside.hears().awaitTone(CALLER, SOON);
      assertThat(wusTwo.ringing()).isZero();
      ring.hangsUp();
      String foreign = two.admin().get("/calls").path("items").get(0).path("id").asString();
      assertThat(one.admin().ask("GET", "/calls/" + foreign, null).status()).isEqualTo(404);
      assertThat(liOne.api().ask("POST", "/desk/calls/" + foreign + "/hang-up", Map.of()).status()).isEqualTo(404);
    }
  }

  @Test void H1_aSuspendedTenantIsAbsentAndComesBack() {
    Tenant tenant = centre.openTenant("suspended");
    tenant.flow(Graph.startingAt("bye").hangUp("bye", tenant.tonePrompt(THIRD)));
    try (Agent li = tenant.agent("li", "1001")) {
      Phone phone = li.withSipPhone();
      centre.operator().patch("/tenants/" + tenant.id(), Map.of("state", "SUSPENDED"));
      assertThat(tenant.call("02188886871").awaitEnd(SOON).status()).as("never 503").isEqualTo(480);
      PhoneCall dialled = phone.dial("13900136871");
      Eventually.pass(Duration.ofSeconds(2));
      assertThat(dialled.isAnswered()).as("its phones are strangers now").isFalse();
      assertThat(centre.carrier().callsTo("13900136871")).isZero();
      centre.operator().patch("/tenants/" + tenant.id(), Map.of("state", "ACTIVE"));
      tenant.call("02188886872").hears().awaitToneEver(THIRD, SOON);
    }
    assertThat(centre.call("02188886873", "02160999999").awaitEnd(SOON).status()).as("a number that nobody has").isEqualTo(404);
  }
}
