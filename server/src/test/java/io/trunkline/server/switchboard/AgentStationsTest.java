package io.trunkline.server.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.Options;
import io.trunkline.telephony.Destination;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AgentStationsTest {
  private static final TenantId TENANT = new TenantId(3);
  private static final AgentId ANNA = new AgentId(7);
  private static final StationChoice MOBILE = new StationChoice(StationChoice.Kind.PHONE, Party.parse("+8613800138000"));

  @TempDir Path data;

  @Test void aBrowserIsReachableWhileItIsRegistered() {
    AgentStations stations = stations();
    List<Boolean> heard = new ArrayList<>();
    stations.listen((_, _, reachable) -> heard.add(reachable));
    assertThat(stations.isReachable(TENANT, ANNA)).isFalse();
    stations.changed("b-3-7", true);
    stations.changed("p-3-7", true);
    stations.changed("b-3-7", false);
    assertThat(heard).as("the SIP phone isn't the one chosen").containsExactly(true, false);
    stations.choose(TENANT, ANNA, new StationChoice(StationChoice.Kind.SIP, null));
    assertThat(stations.isReachable(TENANT, ANNA)).isTrue();
    assertThat(stations.destination(TENANT, ANNA)).isEqualTo(new Destination.Station("p-3-7"));
  }

  @Test void theChoiceIsFoundAgainAfterARestart() {
    stations().choose(TENANT, ANNA, MOBILE);
    AgentStations again = stations();
    assertThat(again.choice(TENANT, ANNA)).isEqualTo(MOBILE);
    assertThat(again.isReachable(TENANT, ANNA)).isTrue();
    assertThat(again.destination(TENANT, ANNA)).isEqualTo(new Destination.Telephone(Party.parse("+8613800138000"), null));
  }

  @Test void aTornFileCostsTheChoicesAndNothingElse() throws Exception {
    Files.createDirectories(data.resolve("state"));
    Files.writeString(data.resolve("state/stations.json"), "{\"choices\":[{\"own");
    assertThat(stations().choice(TENANT, ANNA)).isEqualTo(StationChoice.BROWSER);
  }

  private AgentStations stations() {
    return new AgentStations(new Binder(new MapConfigurationPropertySource(Map.of("trunkline.data", data.toString()))).bindOrCreate("trunkline", Options.class));
  }
}
