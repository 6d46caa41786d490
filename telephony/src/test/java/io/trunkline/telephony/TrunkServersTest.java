package io.trunkline.telephony;

import static io.trunkline.telephony.TestCentre.MUSIC;
import static io.trunkline.telephony.TestCentre.ringing;
import static io.trunkline.telephony.TestCentre.tone;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.Party;
import io.trunkline.sip.IncomingInvite;
import io.trunkline.sip.Transport;
import io.trunkline.telephony.ServiceRecords.Server;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A trunk that is known by its domain: the servers that its records name (RFC 3263 §4.2, RFC 2782).
class TrunkServersTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Party NUMBER = new E164("+861062345678");

  private static void out(TestCentre centre) {
    OutgoingCall call = new OutgoingCall(CallId.random(), TestCentre.TENANT, 100, TestCentre.HOTLINE, NUMBER, TestCentre.station("1001"), ringing(LONG).about("1001"));
    centre.telephony.originate(call, caller -> {
      DialOutcome outcome = caller.dialAndWait(new Destination.Telephone(NUMBER, null), DialOptions.showing(TestCentre.HOTLINE, LONG));
      if (!(outcome instanceof DialOutcome.Answered(Leg customer, _))) throw caller.hangUp(Cause.NO_ANSWER);
      caller.converse(caller.serve(customer), new Conversation.Options(MUSIC));
    });
  }

  @Test void callsGoToTheFirstServerThatIsThereAndComeFromEach() throws Exception {
    try (TestNames names = new TestNames(); TestCentre centre = new TestCentre(300, names.address()).runs(caller -> caller.play(tone(700, 2000)))) {
      TestPhone dead = centre.phone("dead", 500).deaf();
      TestPhone good = centre.phone("13800138000", 440);
      names.knows("_sip._udp.carrier.test", new Server(20, 0, good.port(), "localhost"), new Server(10, 0, dead.port(), "localhost"));
      centre.trunk(10, null, List.of(TrunkConfig.Address.parse("carrier.test")));
      centre.eventually("found", () -> centre.telephony.trunks().state(1).orElseThrow().reachable());

      TestPhone agent = centre.station("1001", 1000);
      out(centre);
      TestCall agents = agent.answers();
      IncomingInvite invite = good.rings();
      assertThat(invite.request().uri().host()).isEqualTo("carrier.test");
      assertThat(invite.request().uri().port()).isEqualTo(-1);
      TestCall customer = good.answers(invite);
      customer.hears(agent);
      agents.hears(good).hangsUp();
      customer.isEnded();

      good.calls("4008001000", centre.port()).isAnswered().hears(700).isEnded();
    }
  }

  @Test void whatADomainDoesNotNameIsEmpty() throws Exception {
    try (TestNames names = new TestNames()) {
      ServiceRecords records = new ServiceRecords(names.knows("_sip._tcp.carrier.test", new Server(1, 2, 5070, "sbc.carrier.test"), new Server(1, 0, 0, "x")).address());
      assertThat(records.of("carrier.test", Transport.UDP)).isEmpty();
      assertThat(records.of("carrier.test", Transport.TCP)).containsExactly(new Server(1, 2, 5070, "sbc.carrier.test"));
    }
  }

  @Test void anAddressWithoutPortIsADomainOrTheUsualPort() {
    assertThat(TrunkConfig.Address.parse("carrier.test")).isEqualTo(new TrunkConfig.Address("carrier.test", TrunkConfig.Address.NONE));
    assertThat(TrunkConfig.Address.parse("carrier.test").portOrDefault()).isEqualTo(5060);
    assertThat(TrunkConfig.Address.parse("192.0.2.1:5070")).isEqualTo(new TrunkConfig.Address("192.0.2.1", 5070));
    assertThat(TrunkConfig.Address.parse("carrier.test")).hasToString("carrier.test");
  }

  @Test void priorityDecidesFirstAndWeightHowOften() {
    Server first = new Server(1, 0, 5060, "first");
    Server small = new Server(5, 10, 5060, "small");
    Server large = new Server(5, 30, 5060, "large");
    Random chance = new Random(7);
    Map<String, Long> second = IntStream.range(0, 4_000).mapToObj(_ -> ServiceRecords.inOrder(List.of(large, first, small), chance))
        .peek(order -> assertThat(order).hasSize(3).startsWith(first)).collect(Collectors.groupingBy(order -> order.get(1).host(), Collectors.counting()));
    assertThat(second.getOrDefault("large", 0L)).isBetween(2_800L, 3_100L);
    assertThat(second.getOrDefault("small", 0L)).isBetween(900L, 1_200L);
  }
}
