package io.trunkline.routing;

import static io.trunkline.routing.Floor.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random days, with a mirror that knows only the events and matches the naive way.
class RoutingPropertiesTest {
  private static final int STEPS = 6_000;

  @ParameterizedTest @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nobodyIsLostNorServedTwiceNorWaitsWhileAnAbleAgentIsFree(long seed) {
    Routing routing = new Routing();
    Mirror mirror = new Mirror();
    RandomDay day = new RandomDay(seed);
    List<RandomDay.Step> opening = day.opening();
    for (int step = 0; step < STEPS; step++) {
      RandomDay.Step next = step < opening.size() ? opening.get(step) : day.next();
      // What falls due first does so under the configuration and needs of before: a host may tick at any time.
      for (Event event : routing.next(new Command.Tick(TENANT), next.at())) {
        mirror.sees(event);
        day.saw(event);
      }
      prepare(mirror, next.command());
      for (Event event : routing.next(next.command(), next.at())) {
        mirror.sees(event);
        day.saw(event);
      }
      mirror.isAtRest(next.at(), routing.view(TENANT));
    }
    assertThat(mirror.connected).as("offers answered").isGreaterThan(STEPS / 60);
    assertThat(mirror.matched).as("pairs made").isGreaterThan(STEPS / 30);
  }

  private static void prepare(Mirror mirror, Command command) {
    switch (command) {
      case Command.PutQueue c -> mirror.queues.put(c.rules().id(), c.rules());
      case Command.RemoveQueue c -> mirror.queues.remove(c.queue());
      case Command.PutAgent c -> mirror.profiles.put(c.profile().id(), c.profile());
      case Command.RemoveAgent c -> mirror.profiles.remove(c.agent());
      case Command.Enqueue c -> {
        mirror.startsAnew(c.contact());
        mirror.asked = c.needs();
      }
      default -> { }
    }
  }

  @Test void everyoneAndEverythingComesToAnEndByItself() {
    Routing routing = new Routing();
    RandomDay day = new RandomDay(99);
    Instant now = Floor.NOON;
    for (RandomDay.Step step : day.opening()) routing.next(step.command(), step.at());
    for (int step = 0; step < STEPS; step++) {
      RandomDay.Step next = day.next();
      routing.next(next.command(), next.at()).forEach(day::saw);
      now = next.at();
    }
    routing.next(new Command.Tick(TENANT), now.plus(Limits.CONTACT_AGE).plus(Limits.READY_AGE).plus(Limits.NOT_READY_AGE));
    TenantView view = routing.view(TENANT);
    assertThat(view.contacts()).isEmpty();
    assertThat(view.agents()).allMatch(agent -> agent.state() instanceof AgentState.Offline);
    assertThat(routing.nextDeadline()).isNull();
  }

  @Test void theSameCommandsGiveTheSameEventsAndTheSameFingerprintHoweverOftenTimePasses() {
    Routing first = new Routing();
    Routing second = new Routing();
    RandomDay day = new RandomDay(42);
    List<RandomDay.Step> steps = new ArrayList<>(day.opening());
    List<Event> events = new ArrayList<>();
    for (RandomDay.Step step : steps) events.addAll(first.next(step.command(), step.at()));
    for (int n = 0; n < STEPS; n++) {
      RandomDay.Step step = day.next();
      steps.add(step);
      for (Event event : first.next(step.command(), step.at())) {
        day.saw(event);
        events.add(event);
      }
    }
    List<Event> replayed = new ArrayList<>();
    Instant last = Floor.NOON;
    for (RandomDay.Step step : steps) {
      for (Instant tick = last; tick.isBefore(step.at()); tick = tick.plusMillis(700)) replayed.addAll(second.next(new Command.Tick(TENANT), tick));
      replayed.addAll(second.next(step.command(), step.at()));
      last = step.at();
    }
    assertThat(replayed).isEqualTo(events);
    assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    second.next(new Command.Enqueue(TENANT, Floor.contact(1_000_000), Floor.SALES, 0, List.of(), false), last);
    assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
  }
}
