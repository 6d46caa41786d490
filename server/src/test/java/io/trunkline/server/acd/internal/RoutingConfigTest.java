package io.trunkline.server.acd.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.SkillId;
import io.trunkline.kernel.TenantId;
import io.trunkline.routing.Command;
import io.trunkline.routing.Limits;
import io.trunkline.routing.Overflow;
import io.trunkline.routing.QueueRules;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.QueueConfig;
import io.trunkline.server.directory.Settings;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.platform.web.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutingConfigTest {
  private static final TenantId TENANT = new TenantId(1);
  private static final QueueId SALES = new QueueId(1);
  private static final AgentId ANNA = new AgentId(1);
  private static final QueueConfig.Overflow VOICEMAIL = new QueueConfig.Overflow(QueueConfig.Overflow.Kind.VOICEMAIL, null);

  private static TenantConfig config(boolean active, boolean disabled, Duration ring) {
    QueueConfig queue = new QueueConfig(SALES, "sales", QueueConfig.Strategy.IN_ORDER, ring, Duration.ofMinutes(5), 10, Duration.ZERO, Duration.ofSeconds(20), null,
        List.of(new QueueConfig.SkillNeed(new SkillId(1), 5)), List.of(new QueueConfig.Member(ANNA, 2)), VOICEMAIL,
        new QueueConfig.Overflow(QueueConfig.Overflow.Kind.QUEUE, new QueueId(9)), VOICEMAIL);
    AgentConfig agent = new AgentConfig(ANNA, "anna", "Anna", Role.AGENT, new Extension("1001"), List.of(new AgentConfig.SkillLevel(new SkillId(1), 7)), disabled);
    return new TenantConfig(TENANT, 1, "one", "One", active, 5, 5, Settings.USUAL, Map.of(), Map.of(), Map.of(SALES, queue), Map.of(), Map.of(ANNA, agent), Map.of(),
        Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
  }

  @Test void onlyWhatDiffersIsTold() {
    RoutingConfig first = RoutingConfig.of(config(true, false, Duration.ofSeconds(20)));
    assertThat(first.since(RoutingConfig.none(TENANT))).hasExactlyElementsOfTypes(Command.PutQueue.class, Command.PutAgent.class);
    assertThat(first.queues().values()).extracting(QueueRules::onFull).containsExactly(new Overflow.ToQueue(new QueueId(9)));
    assertThat(first.since(first)).isEmpty();
    assertThat(RoutingConfig.of(config(true, false, Duration.ofSeconds(30))).since(first)).hasExactlyElementsOfTypes(Command.PutQueue.class);
    assertThat(RoutingConfig.of(config(true, true, Duration.ofSeconds(20))).since(first)).hasExactlyElementsOfTypes(Command.RemoveAgent.class);
  }

  @Test void aSuspendedTenantHasNobodyToRoute() {
    RoutingConfig first = RoutingConfig.of(config(true, false, Duration.ofSeconds(20)));
    assertThat(RoutingConfig.of(config(false, false, Duration.ofSeconds(20))).since(first))
        .hasExactlyElementsOfTypes(Command.RemoveAgent.class, Command.RemoveQueue.class);
  }

  @Test void aSettingBeyondTheBoundsIsCutAndStopsNothing() {
    assertThat(RoutingConfig.of(config(true, false, Duration.ofHours(5))).queues().values()).extracting(QueueRules::ringTime).containsExactly(Limits.LONGEST_RING);
  }
}
