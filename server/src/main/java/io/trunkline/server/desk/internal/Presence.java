package io.trunkline.server.desk.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.routing.AgentState;
import io.trunkline.routing.Reason;
import io.trunkline.routing.Target;
import io.trunkline.server.acd.Acd;
import io.trunkline.server.acd.AcdListener;
import io.trunkline.server.acd.AgentStatus;
import io.trunkline.server.switchboard.AgentStations;
import io.trunkline.server.switchboard.StationChoice;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who sits at a desk. An agent whose last page has been away for a while takes no new calls: Not ready, and later Offline. A call that is up goes on untouched,
/// and what follows it is looked at when it is over. An agent with an ordinary telephone needs no page: the telephone's own answer tells.
public final class Presence implements AcdListener {
  /// A reload or ten seconds without network are not an absence.
  static final Duration GRACE = Duration.ofSeconds(30);
  static final Duration SIGN_OFF = Duration.ofMinutes(10);

  private record Person(TenantId tenant, AgentId agent) {}

  private static final class Chair {
    int pages;
    boolean away;
    Time.@Nullable Timer timer;
  }

  private final Acd acd;
  private final AgentStations stations;
  private final Time time;
  private final Map<Person, Chair> chairs = new HashMap<>();

  public Presence(Acd acd, AgentStations stations, Time time) {
    this.acd = acd;
    this.stations = stations;
    this.time = time;
  }

  public synchronized void arrived(TenantId tenant, AgentId agent) {
    Chair chair = chairs.computeIfAbsent(new Person(tenant, agent), _ -> new Chair());
    chair.pages++;
    chair.away = false;
    if (chair.timer != null) chair.timer.cancel();
    chair.timer = null;
  }

  public synchronized void left(TenantId tenant, AgentId agent) {
    Person person = new Person(tenant, agent);
    Chair chair = chairs.get(person);
    if (chair == null || --chair.pages > 0) return;
    chair.timer = time.after(GRACE, () -> graceOver(person));
  }

  private synchronized void graceOver(Person person) {
    Chair chair = chairs.get(person);
    if (chair == null || chair.pages > 0) return;
    chair.away = true;
    acd.status(person.tenant(), person.agent()).ifPresentOrElse(this::look, () -> chairs.remove(person));
  }

  @Override public synchronized void changed(AgentStatus status) {
    Chair chair = chairs.get(new Person(status.tenant(), status.agent()));
    if (chair != null && chair.away) look(status);
  }

  private void look(AgentStatus status) {
    Person person = new Person(status.tenant(), status.agent());
    if (stations.choice(person.tenant(), person.agent()).kind() == StationChoice.Kind.PHONE) return;
    switch (status.state()) {
      case AgentState.Ready _ -> acd.rule(person.tenant(), person.agent(), new Target.NotReady(Reason.of(Reason.Kind.DESK_GONE)));
      case AgentState.NotReady _ -> {
        Chair chair = chairs.get(person);
        if (chair != null && chair.timer != null) chair.timer.cancel();
        if (chair != null) chair.timer = time.after(SIGN_OFF, () -> signOff(person));
      }
      case AgentState.Offline _ -> chairs.remove(person);
      case AgentState.Ringing _, AgentState.Talking _, AgentState.WrapUp _ -> { }
    }
  }

  private synchronized void signOff(Person person) {
    Chair chair = chairs.get(person);
    if (chair == null || chair.pages > 0) return;
    if (acd.status(person.tenant(), person.agent()).map(AgentStatus::state).orElse(null) instanceof AgentState.NotReady)
      acd.rule(person.tenant(), person.agent(), new Target.Offline());
  }
}
