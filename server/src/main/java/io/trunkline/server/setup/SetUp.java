package io.trunkline.server.setup;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.routing.AgentState;
import io.trunkline.server.acd.Acd;
import io.trunkline.server.acd.AgentStatus;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.NumberConfig;
import io.trunkline.server.directory.PublishedFlow;
import io.trunkline.server.directory.QueueConfig;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.directory.WebLink;
import io.trunkline.server.ivr.Flows;
import io.trunkline.server.platform.db.DatabaseAway;
import io.trunkline.server.records.CallQuery;
import io.trunkline.server.records.Outcome;
import io.trunkline.server.records.Records;
import io.trunkline.server.setup.Step.Missing;
import io.trunkline.server.setup.Step.Name;
import io.trunkline.server.switchboard.AgentStations;
import io.trunkline.server.switchboard.CallStarted.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a tenant still lacks before its phone can ring. Nothing is ticked off by hand: every answer is looked up where calls look it up, so a step that was
/// done comes back when somebody takes it apart.
@Component
public class SetUp {
  private final Directory directory;
  private final Flows flows;
  private final Acd acd;
  private final AgentStations stations;
  private final Records records;

  SetUp(Directory directory, Flows flows, Acd acd, AgentStations stations, Records records) {
    this.directory = directory;
    this.flows = flows;
    this.acd = acd;
    this.stations = stations;
    this.records = records;
  }

  /// @param dial    a number to try it with: one that leads somewhere
  /// @param link    token of a page to call it from
  /// @param ringing who is being rung right now
  /// @param talking who is talking right now
  public record Progress(List<Step> steps, @Nullable Party dial, @Nullable String link, List<String> ringing, List<String> talking) {}

  public Progress progress(TenantId tenant) {
    TenantConfig config = directory.config(tenant);
    Set<QueueConfig> queues = queuesInUse(config);
    List<AgentConfig> servants = servants(config, queues);
    List<Step> steps = List.of(number(config), flow(config), agents(config, queues), station(config, servants), testCall(tenant));
    Optional<NumberConfig> dial = config.numbers().values().stream().filter(number -> number.flow() != null).min(Comparator.comparingLong(NumberConfig::id));
    Optional<WebLink> link = config.webLinks().values().stream().filter(WebLink::enabled)
        .min(Comparator.comparing((WebLink one) -> dial.isEmpty() || one.number() != dial.get().id()).thenComparingLong(WebLink::id));
    return new Progress(steps, dial.map(NumberConfig::number).orElse(null), link.map(WebLink::token).orElse(null),
        busy(config, AgentState.Ringing.class), busy(config, AgentState.Talking.class));
  }

  private static Step number(TenantConfig config) {
    return config.numbers().isEmpty() ? Step.missing(Name.NUMBER, Missing.NO_NUMBER, List.of()) : Step.done(Name.NUMBER);
  }

  private static Step flow(TenantConfig config) {
    List<String> astray = config.numbers().values().stream().filter(number -> number.flow() == null).map(number -> number.number().dialable()).toList();
    return astray.isEmpty() && !config.numbers().isEmpty() ? Step.done(Name.FLOW) : Step.missing(Name.FLOW, Missing.NUMBER_WITHOUT_FLOW, astray);
  }

  private static Step agents(TenantConfig config, Set<QueueConfig> queues) {
    if (queues.isEmpty()) return Step.missing(Name.AGENTS, Missing.NO_QUEUE, List.of());
    List<String> empty = queues.stream().filter(queue -> servants(config, Set.of(queue)).isEmpty()).map(QueueConfig::name).toList();
    return empty.isEmpty() ? Step.done(Name.AGENTS) : Step.missing(Name.AGENTS, Missing.QUEUE_WITHOUT_AGENTS, empty);
  }

  /// Whoever talks or wraps up has shown that it works.
  private Step station(TenantConfig config, List<AgentConfig> servants) {
    List<AgentConfig> reachable = servants.stream().filter(agent -> stations.isReachable(config.tenant(), agent.id())).toList();
    if (reachable.isEmpty()) return Step.missing(Name.STATION, Missing.NO_STATION, servants.stream().map(AgentConfig::name).toList());
    boolean someoneWorks = reachable.stream().anyMatch(agent -> switch (state(config.tenant(), agent.id())) {
      case AgentState.Ready _, AgentState.Ringing _, AgentState.Talking _, AgentState.WrapUp _ -> true;
      case AgentState.Offline _, AgentState.NotReady _ -> false;
      case null -> false;
    });
    return someoneWorks ? Step.done(Name.STATION) : Step.missing(Name.STATION, Missing.NOBODY_READY, reachable.stream().map(AgentConfig::name).toList());
  }

  private Step testCall(TenantId tenant) {
    try {
      if (hadCall(tenant, Outcome.ANSWERED)) return Step.done(Name.TEST_CALL);
      return Step.missing(Name.TEST_CALL, hadCall(tenant, null) ? Missing.NO_ANSWER : Missing.NO_CALL, List.of());
    } catch (DatabaseAway _) {
      return Step.missing(Name.TEST_CALL, Missing.RECORDS_AWAY, List.of());
    }
  }

  private boolean hadCall(TenantId tenant, @Nullable Outcome outcome) {
    CallQuery query = new CallQuery(null, null, List.of(), null, null, null, Direction.IN, outcome);
    return !records.search(tenant, query, null, 1).items().isEmpty();
  }

  /// Those that callers may come to by some number.
  private Set<QueueConfig> queuesInUse(TenantConfig config) {
    Set<QueueConfig> queues = new LinkedHashSet<>();
    for (NumberConfig number : config.numbers().values()) {
      PublishedFlow flow = number.flow() == null ? null : config.flows().get(number.flow());
      if (flow == null) continue;
      for (QueueId id : flows.queuesIn(flow)) {
        QueueConfig queue = config.queues().get(id);
        if (queue != null) queues.add(queue);
      }
    }
    return queues;
  }

  private static List<AgentConfig> servants(TenantConfig config, Set<QueueConfig> queues) {
    Set<AgentConfig> found = new LinkedHashSet<>();
    for (QueueConfig queue : queues) {
      for (QueueConfig.Member member : queue.members()) {
        AgentConfig agent = config.agents().get(member.agent());
        if (agent != null && !agent.disabled()) found.add(agent);
      }
    }
    return List.copyOf(found);
  }

  private @Nullable AgentState state(TenantId tenant, AgentId agent) { return acd.status(tenant, agent).map(AgentStatus::state).orElse(null); }

  private List<String> busy(TenantConfig config, Class<? extends AgentState> how) {
    List<String> names = new ArrayList<>();
    for (AgentStatus status : acd.statuses(config.tenant())) {
      AgentConfig agent = config.agents().get(status.agent());
      if (agent != null && how.isInstance(status.state())) names.add(agent.name());
    }
    return names.stream().sorted().limit(Step.MOST_NAMES).toList();
  }
}
