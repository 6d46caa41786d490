package io.trunkline.server.directory;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.SkillId;
import io.trunkline.kernel.TenantId;
import java.util.Map;
import java.util.Optional;

/// Everything a call of one tenant needs to know, as of one version. Immutable: a running call keeps the one it began with, or asks for the newest.
///
/// @param version  grows with every change of this tenant
/// @param code     the tenant's part of a login: `name@code`
/// @param active   false while suspended: calls are refused, nobody signs in
/// @param maxCalls calls at one time, both directions together
/// @param skills   names
/// @param stations by SIP username
public record TenantConfig(
    TenantId tenant,
    long version,
    String code,
    String name,
    boolean active,
    int seats,
    int maxCalls,
    Settings settings,
    Map<Long, NumberConfig> numbers,
    Map<Long, PublishedFlow> flows,
    Map<QueueId, QueueConfig> queues,
    Map<SkillId, String> skills,
    Map<AgentId, AgentConfig> agents,
    Map<String, StationCredential> stations,
    Map<Long, Reason> reasons,
    Map<Long, Category> categories,
    Map<Long, CalendarConfig> calendars,
    Map<Long, PromptConfig> prompts,
    Map<Long, WebLink> webLinks) {

  public TenantConfig {
    numbers = Map.copyOf(numbers);
    flows = Map.copyOf(flows);
    queues = Map.copyOf(queues);
    skills = Map.copyOf(skills);
    agents = Map.copyOf(agents);
    stations = Map.copyOf(stations);
    reasons = Map.copyOf(reasons);
    categories = Map.copyOf(categories);
    calendars = Map.copyOf(calendars);
    prompts = Map.copyOf(prompts);
    webLinks = Map.copyOf(webLinks);
  }

  public Optional<AgentConfig> agentAt(Extension extension) {
    for (AgentConfig agent : agents.values()) if (agent.extension().equals(extension)) return Optional.of(agent);
    return Optional.empty();
  }

  public Optional<StationCredential> stationOf(AgentId agent) {
    for (StationCredential station : stations.values()) if (station.agent().equals(agent)) return Optional.of(station);
    return Optional.empty();
  }

  @Override public String toString() { return "TenantConfig[" + code + " v" + version + "]"; }
}
