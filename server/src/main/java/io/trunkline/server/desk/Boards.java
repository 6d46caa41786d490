package io.trunkline.server.desk;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.routing.Event;
import io.trunkline.server.acd.Acd;
import io.trunkline.server.acd.AcdListener;
import io.trunkline.server.acd.AgentStatus;
import io.trunkline.server.desk.internal.CallPicture;
import io.trunkline.server.desk.internal.DayCounts;
import io.trunkline.server.desk.internal.DeskViews;
import io.trunkline.server.desk.internal.Supervisions;
import io.trunkline.server.desk.internal.TenantBoard;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.switchboard.AgentStations;
import io.trunkline.server.switchboard.StationChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Every tenant's board: what supervisors see of queues, callers, agents and calls. From memory; only the day's counts of a former life of the program are read
/// from PostgreSQL, beside.
@Component
public class Boards implements AcdListener, Supervisions.Listener {
  /// Four frames a second: a person sees no more, and a burst of a thousand changes is one of them.
  private static final Duration FRAME = Duration.ofMillis(250);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Acd acd;
  private final Directory directory;
  private final AgentStations stations;
  private final Supervisions supervisions;
  private final DayCounts counts;
  private final Desks desks;
  private final Time time;
  private final JsonMapper json;
  private final Map<TenantId, TenantBoard> boards = new ConcurrentHashMap<>();
  private final long firstNumber;

  Boards(Acd acd, Directory directory, AgentStations stations, Supervisions supervisions, DayCounts counts, Desks desks, Time time, JsonMapper json) {
    this.acd = acd;
    this.directory = directory;
    this.stations = stations;
    this.supervisions = supervisions;
    this.counts = counts;
    this.desks = desks;
    this.time = time;
    this.json = json;
    this.firstNumber = time.now().toEpochMilli() * 1_000;
    acd.listen(this);
    supervisions.listen(this);
    desks.watch(this::pictured);
    stations.listen((tenant, agent, _) -> of(tenant).agentChanged(agent));
    directory.onChange(config -> of(config.tenant()).configured());
    everyMinute();
  }

  private TenantBoard of(TenantId tenant) { return boards.computeIfAbsent(tenant, owner -> new TenantBoard(new World(owner), firstNumber)); }

  public BoardView view(TenantId tenant) { return of(tenant).view(); }

  /// A supervisor's page opened its stream; it hears what it missed after frame `after`, or everything anew.
  public void join(TenantId tenant, TenantBoard.Page page, long after) {
    of(tenant).join(page, after);
    counts.look(tenant, directory.config(tenant).settings().timeZone(), of(tenant)::before);
  }

  public void leave(TenantId tenant, TenantBoard.Page page) { of(tenant).leave(page); }

  private void everyMinute() {
    time.after(MINUTE, () -> {
      boards.values().forEach(board -> { if (board.isWatched()) board.minutePassed(); });
      everyMinute();
    });
  }

  private void pictured(TenantId tenant, CallPicture picture) { of(tenant).picture(picture); }

  @Override public void resynced(TenantId tenant, List<AgentStatus> agents) { of(tenant).configured(); }

  @Override public void changed(AgentStatus status) { of(status.tenant()).agentChanged(status.agent()); }

  @Override public void happened(Event event) { of(event.tenant()).happened(event); }

  @Override public void changed(TenantId tenant, CallId call) { of(tenant).supervisionChanged(call); }

  @Override public void notReached(TenantId tenant, AgentId supervisor) { desks.notice(tenant, supervisor, "SUPERVISOR_NOT_REACHED"); }

  /// What one tenant's board asks.
  private final class World implements TenantBoard.World {
    private final TenantId tenant;

    World(TenantId tenant) { this.tenant = tenant; }

    @Override public TenantConfig config() { return directory.config(tenant); }

    @Override public DeskSnapshot.State state(AgentId agent) { return DeskViews.state(acd.status(tenant, agent).orElse(null), config()); }

    @Override public DeskSnapshot.Station station(AgentId agent) {
      StationChoice choice = stations.choice(tenant, agent);
      return new DeskSnapshot.Station(choice.kind().name(), null, stations.isReachable(tenant, agent));
    }

    @Override public List<BoardView.Supervisor> supervisors(CallId call) {
      return supervisions.of(tenant, call).stream().map(one -> new BoardView.Supervisor(one.supervisor().value(), name(one.supervisor()), one.agent().value(), one.mode(), one.answered()))
          .toList();
    }

    private String name(AgentId agent) {
      AgentConfig known = config().agents().get(agent);
      return known == null ? "" : known.name();
    }

    @Override public Instant now() { return time.now(); }

    @Override public String json(Object value) { return json.writeValueAsString(value); }

    @Override public void flushSoon() { time.after(FRAME, () -> Thread.ofVirtual().name("board-" + tenant).start(of(tenant)::flush)); }
  }
}
