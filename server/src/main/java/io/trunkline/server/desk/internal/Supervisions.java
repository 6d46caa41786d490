package io.trunkline.server.desk.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.switchboard.CallFacts;
import io.trunkline.server.switchboard.Supervising;
import io.trunkline.telephony.Call;
import io.trunkline.telephony.CallFact;
import io.trunkline.telephony.Conversation.Supervision;
import io.trunkline.telephony.DialOutcome;
import io.trunkline.telephony.Leg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/// Which supervisors stand beside whom now, or are being rung for it. Told by the calls themselves. Thread-safe.
@Component
public final class Supervisions {
  /// @param answered false while the supervisor's phone rings
  public record Beside(AgentId supervisor, AgentId agent, Supervision mode, boolean answered) {}

  /// Hears of each change, on the call's thread, after it can be asked for. Must not block.
  public interface Listener {
    void changed(TenantId tenant, CallId call);

    /// The supervisor's phone was not answered.
    default void notReached(TenantId tenant, AgentId supervisor) {}
  }

  private record Place(TenantId tenant, CallId call) {}

  private final Map<Place, List<Beside>> beside = new ConcurrentHashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  Supervisions(CallFacts facts) { facts.listen(this::happened); }

  public void listen(Listener listener) { listeners.add(listener); }

  public List<Beside> of(TenantId tenant, CallId call) { return beside.getOrDefault(new Place(tenant, call), List.of()); }

  /// Where this supervisor stands, or is about to.
  public Optional<CallId> where(TenantId tenant, AgentId supervisor) {
    for (Map.Entry<Place, List<Beside>> entry : beside.entrySet()) {
      if (entry.getKey().tenant().equals(tenant) && entry.getValue().stream().anyMatch(one -> one.supervisor().equals(supervisor))) return Optional.of(entry.getKey().call());
    }
    return Optional.empty();
  }

  /// The supervisor's phone is about to ring.
  void rings(TenantId tenant, CallId call, Beside coming) { put(new Place(tenant, call), coming); }

  void gone(TenantId tenant, CallId call, AgentId supervisor) { remove(new Place(tenant, call), supervisor); }

  private void happened(Call call, Instant at, CallFact fact) {
    Place place = new Place(call.tenant(), call.id());
    switch (fact) {
      case CallFact.Supervised(Leg leg, Leg agent, Supervision mode) -> {
        AgentId watched = CallFacts.party(agent).agent();
        if (leg.subject() instanceof Supervising who && watched != null) put(place, new Beside(who.supervisor(), watched, mode, true));
      }
      case CallFact.SupervisionOver(Leg leg, _, _) -> { if (leg.subject() instanceof Supervising who) remove(place, who.supervisor()); }
      case CallFact.DialEnded(_, Supervising who, DialOutcome outcome) when !(outcome instanceof DialOutcome.Answered) -> {
        remove(place, who.supervisor());
        if (outcome instanceof DialOutcome.Failed) for (Listener listener : listeners) listener.notReached(call.tenant(), who.supervisor());
      }
      case CallFact.Ended _ -> { if (beside.remove(place) != null) changed(place); }
      default -> { }
    }
  }

  private void put(Place place, Beside one) {
    beside.compute(place, (_, before) -> {
      List<Beside> all = before == null ? new ArrayList<>() : new ArrayList<>(before);
      all.removeIf(known -> known.supervisor().equals(one.supervisor()));
      all.add(one);
      return List.copyOf(all);
    });
    changed(place);
  }

  private void remove(Place place, AgentId supervisor) {
    beside.computeIfPresent(place, (_, before) -> {
      List<Beside> rest = before.stream().filter(known -> !known.supervisor().equals(supervisor)).toList();
      return rest.isEmpty() ? null : rest;
    });
    changed(place);
  }

  private void changed(Place place) { for (Listener listener : listeners) listener.changed(place.tenant(), place.call()); }
}
