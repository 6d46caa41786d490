package io.trunkline.server.switchboard;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.KernelJson;
import io.trunkline.server.platform.Options;
import io.trunkline.telephony.Destination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Which phone each agent works by, and whether it can be rung. The choice is kept in a file of this node, so that an agent finds it again after a restart;
/// whether a station is online is the registrar's to say. Thread-safe.
@Component
public class AgentStations {
  private static final Logger LOG = LoggerFactory.getLogger(AgentStations.class);
  private static final Pattern AOR = Pattern.compile("([bp])-(\\d+)-(\\d+)");

  /// Hears that an agent's station can, or can no longer, be rung. Must not block.
  @FunctionalInterface
  public interface Listener {
    void reachable(TenantId tenant, AgentId agent, boolean reachable);
  }

  private record Saved(StationOwner owner, StationChoice choice) {}

  private record SavedAll(List<Saved> choices) {}

  private final Map<StationOwner, StationChoice> choices = new ConcurrentHashMap<>();
  private final Set<String> online = ConcurrentHashMap.newKeySet();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final JsonMapper json = JsonMapper.builder().addModule(new KernelJson()).build();
  private final Path file;

  AgentStations(Options options) {
    this.file = options.data().resolve("state").resolve("stations.json");
    load();
  }

  /// The agent's choice; the browser for who never chose.
  public StationChoice choice(TenantId tenant, AgentId agent) {
    return choices.getOrDefault(new StationOwner(tenant, agent), StationChoice.BROWSER);
  }

  public void choose(TenantId tenant, AgentId agent, StationChoice choice) {
    boolean before = isReachable(tenant, agent);
    choices.put(new StationOwner(tenant, agent), choice);
    save();
    boolean after = isReachable(tenant, agent);
    if (before != after) tell(tenant, agent, after);
  }

  /// An ordinary telephone always counts as reachable: only ringing it tells.
  public boolean isReachable(TenantId tenant, AgentId agent) {
    return switch (choice(tenant, agent).kind()) {
      case BROWSER -> online.contains(browserAor(tenant, agent));
      case SIP -> online.contains(phoneAor(tenant, agent));
      case PHONE -> true;
    };
  }

  /// Where to ring the agent now, reachable or not.
  public Destination destination(TenantId tenant, AgentId agent) {
    StationChoice choice = choice(tenant, agent);
    return switch (choice.kind()) {
      case BROWSER -> new Destination.Station(browserAor(tenant, agent));
      case SIP -> new Destination.Station(phoneAor(tenant, agent));
      case PHONE -> new Destination.Telephone(Objects.requireNonNull(choice.number()), null);
    };
  }

  public void listen(Listener listener) { listeners.add(listener); }

  static String browserAor(TenantId tenant, AgentId agent) { return "b-" + tenant + "-" + agent; }

  static String phoneAor(TenantId tenant, AgentId agent) { return "p-" + tenant + "-" + agent; }

  /// The registrar's word. Called on SIP loops.
  void changed(String aor, boolean isOnline) {
    Matcher parts = AOR.matcher(aor);
    if (!parts.matches()) return;
    TenantId tenant = new TenantId(Long.parseLong(parts.group(2)));
    AgentId agent = new AgentId(Long.parseLong(parts.group(3)));
    boolean before = isReachable(tenant, agent);
    if (isOnline) online.add(aor);
    else online.remove(aor);
    boolean after = isReachable(tenant, agent);
    if (before != after) tell(tenant, agent, after);
  }

  private void tell(TenantId tenant, AgentId agent, boolean reachable) {
    for (Listener listener : listeners) listener.reachable(tenant, agent, reachable);
  }

  private void load() {
    if (!Files.exists(file)) return;
    try {
      for (Saved saved : json.readValue(Files.readAllBytes(file), SavedAll.class).choices()) choices.put(saved.owner(), saved.choice());
    } catch (IOException | JacksonException unreadable) {
      LOG.atWarn().addKeyValue("file", file).setCause(unreadable).log("stations.unreadable");   // agents choose again
    }
  }

  private synchronized void save() {
    List<Saved> all = new ArrayList<>();
    choices.forEach((owner, choice) -> all.add(new Saved(owner, choice)));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path aside = file.resolveSibling("stations.json.new");
      Files.write(aside, json.writeValueAsBytes(new SavedAll(all)));
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | JacksonException failure) {
      LOG.atWarn().addKeyValue("file", file).setCause(failure).log("stations.not-saved");
    }
  }
}
