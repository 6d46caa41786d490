package io.trunkline.server.desk.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.routing.AgentState;
import io.trunkline.routing.Reason;
import io.trunkline.routing.Target;
import io.trunkline.server.acd.AcdListener;
import io.trunkline.server.acd.AgentStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who sits at a desk. An agent whose last page has been away for a while takes no new calls: Not ready, and later Offline. A call that is up goes on untouched,
/// and what follows it is looked at when it is over. An agent with an ordinary telephone needs no page: the telephone's own answer tells.
public final class Presence implements AcdListener {
  /// A reload or ten seconds without network are not an absence.
  static final Duration GRACE = Duration.ofSeconds(30);
  static final Duration SIGN_OFF = Duration.ofMinutes(10);

  /// What presence asks and orders.
  public interface Shift {
    Optional<AgentStatus> status(TenantId tenant, AgentId agent);

    /// False for who works by an ordinary telephone.
    boolean needsPage(TenantId tenant, AgentId agent);

    void rule(TenantId tenant, AgentId agent, Target target);
  }

  private record Person(TenantId tenant, AgentId agent) {}

  private static final class Chair {
    int pages;
    boolean away;
    Time.@Nullable Timer timer;
  }

  private final Shift shift;
  private final Time time;
  private final Map<Person, Chair> chairs = new HashMap<>();

  public Presence(Shift shift, Time time) {
    this.shift = shift;
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
    shift.status(person.tenant(), person.agent()).ifPresentOrElse(this::look, () -> chairs.remove(person));
  }

  @Override public synchronized void changed(AgentStatus status) {
    Chair chair = chairs.get(new Person(status.tenant(), status.agent()));
    if (chair != null && chair.away) look(status);
  }

  private void look(AgentStatus status) {
    Person person = new Person(status.tenant(), status.agent());
    if (!shift.needsPage(person.tenant(), person.agent())) return;
    switch (status.state()) {
      case AgentState.Ready _ -> shift.rule(person.tenant(), person.agent(), new Target.NotReady(Reason.of(Reason.Kind.DESK_GONE)));
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
    if (shift.status(person.tenant(), person.agent()).map(AgentStatus::state).orElse(null) instanceof AgentState.NotReady)
      shift.rule(person.tenant(), person.agent(), new Target.Offline());
  }
}
