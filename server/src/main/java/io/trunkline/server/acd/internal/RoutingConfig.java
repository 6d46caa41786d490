package io.trunkline.server.acd.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.routing.AgentProfile;
import io.trunkline.routing.Command;
import io.trunkline.routing.Limits;
import io.trunkline.routing.Overflow;
import io.trunkline.routing.QueueRules;
import io.trunkline.routing.SkillNeed;
import io.trunkline.routing.Strategy;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.QueueConfig;
import io.trunkline.server.directory.TenantConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A tenant's queues and agents in routing's words, and the commands that lead from one version to the next. Values beyond routing's bounds are cut to them:
/// a setting that is too large must not stop a queue.
public record RoutingConfig(TenantId tenant, Map<QueueId, QueueRules> queues, Map<AgentId, AgentProfile> agents) {
  public static RoutingConfig none(TenantId tenant) { return new RoutingConfig(tenant, Map.of(), Map.of()); }

  /// A suspended tenant has nobody to route.
  public static RoutingConfig of(TenantConfig config) {
    if (!config.active()) return none(config.tenant());
    Map<QueueId, QueueRules> queues = new TreeMap<>();
    Map<AgentId, List<AgentProfile.Membership>> memberships = new TreeMap<>();
    for (QueueConfig queue : config.queues().values()) {
      queues.put(queue.id(), rules(queue));
      for (QueueConfig.Member member : queue.members()) {
        List<AgentProfile.Membership> own = memberships.computeIfAbsent(member.agent(), _ -> new ArrayList<>());
        if (own.size() < Limits.QUEUES_PER_AGENT) own.add(new AgentProfile.Membership(queue.id(), cut(member.priority(), Limits.LAST_AGENT_PRIORITY)));
      }
    }
    Map<AgentId, AgentProfile> agents = new TreeMap<>();
    for (AgentConfig agent : config.agents().values())
      if (!agent.disabled()) agents.put(agent.id(), new AgentProfile(agent.id(), skills(agent), memberships.getOrDefault(agent.id(), List.of())));
    return new RoutingConfig(config.tenant(), queues, agents);
  }

  private static List<AgentProfile.SkillLevel> skills(AgentConfig agent) {
    return agent.skills().stream().limit(Limits.SKILLS_PER_AGENT)
        .map(skill -> new AgentProfile.SkillLevel(skill.skill(), cut(skill.level(), Limits.HIGHEST_SKILL_LEVEL))).toList();
  }

  private static QueueRules rules(QueueConfig queue) {
    return new QueueRules(queue.id(), switch (queue.strategy()) {
      case LONGEST_IDLE -> Strategy.LONGEST_IDLE;
      case IN_ORDER -> Strategy.IN_ORDER;
    }, cut(queue.ring(), Limits.SHORTEST_RING, Limits.LONGEST_RING), cut(queue.wrapUp(), Duration.ZERO, Limits.LONGEST_WRAP_UP),
        Math.clamp(queue.maxWaiting(), 0, Limits.CONTACTS_PER_TENANT), cut(queue.maxWait(), Duration.ofSeconds(1), Limits.LONGEST_WAIT),
        queue.skills().stream().limit(Limits.NEEDS).map(need -> new SkillNeed(need.skill(), cut(need.minLevel(), Limits.HIGHEST_SKILL_LEVEL))).toList(),
        overflow(queue.onTimeout()), overflow(queue.onFull()), overflow(queue.onNoAgents()));
  }

  private static Overflow overflow(QueueConfig.Overflow overflow) {
    return switch (overflow.kind()) {
      case QUEUE -> overflow.queue() == null ? new Overflow.ToVoicemail() : new Overflow.ToQueue(overflow.queue());
      case VOICEMAIL -> new Overflow.ToVoicemail();
      case HANG_UP -> new Overflow.HangUp();
    };
  }

  private static int cut(int value, int most) { return Math.clamp(value, 1, most); }

  private static Duration cut(Duration value, Duration least, Duration most) {
    return value.compareTo(least) < 0 ? least : value.compareTo(most) > 0 ? most : value;
  }

  /// What must be told to get here from `before`: queues first, so that no agent joins one that isn't there.
  public List<Command> since(RoutingConfig before) {
    List<Command> commands = new ArrayList<>();
    queues.forEach((id, rules) -> { if (!rules.equals(before.queues.get(id))) commands.add(new Command.PutQueue(tenant, rules)); });
    agents.forEach((id, profile) -> { if (!profile.equals(before.agents.get(id))) commands.add(new Command.PutAgent(tenant, profile)); });
    before.agents.keySet().forEach(id -> { if (!agents.containsKey(id)) commands.add(new Command.RemoveAgent(tenant, id)); });
    before.queues.keySet().forEach(id -> { if (!queues.containsKey(id)) commands.add(new Command.RemoveQueue(tenant, id)); });
    return commands;
  }
}
