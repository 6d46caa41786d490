package io.trunkline.server.acd;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Time;
import io.trunkline.media.Audio;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.switchboard.CallFacts;
import io.trunkline.server.switchboard.CallParty;
import io.trunkline.server.switchboard.CallStarted;
import io.trunkline.server.switchboard.Sounds;
import io.trunkline.server.switchboard.Switchboard;
import io.trunkline.telephony.Call;
import io.trunkline.telephony.CallFact;
import io.trunkline.telephony.Destination;
import io.trunkline.telephony.DialOptions;
import io.trunkline.telephony.Leg;
import io.trunkline.telephony.Robot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// A call to learn with: a robot is the customer, all else is real. It is offered to this agent alone, rings the own station, can be held, handed over and wrapped up; the
/// robot asks for these things one after the other. Nothing of it comes into records and reports ([CallStarted#isPractice]).
@Component
public class Practice {
  private static final Duration LONGEST = Duration.ofMinutes(4);
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private record Lesson(Robot robot, String language) {}

  private final Serving serving;
  private final Switchboard switchboard;
  private final Sounds sounds;
  private final Time time;
  private final Map<CallId, Lesson> running = new ConcurrentHashMap<>();

  Practice(Serving serving, Switchboard switchboard, Sounds sounds, Time time, CallFacts facts) {
    this.serving = serving;
    this.switchboard = switchboard;
    this.sounds = sounds;
    this.time = time;
    facts.listen(this::happened);
  }

  /// Begins; the offer reaches the agent's desk as any other.
  ///
  /// @param language `zh` or `en`, of what the robot says
  public void call(CallId id, TenantConfig tenant, AgentConfig agent, String language) {
    Robot robot = new Robot();
    running.put(id, new Lesson(robot, language));
    DialOptions options = DialOptions.showing(CallStarted.PRACTICE, AT_ONCE).about(CallParty.customer(CallStarted.PRACTICE));
    AgentId pupil = agent.id();
    switchboard.begin(id, tenant, agent.extension(), new Destination.Here(robot), options, caller -> serving.offer(caller, tenant, pupil));
    time.after(LONGEST, robot::hangUp);
  }

  private void happened(Call call, Instant at, CallFact fact) {
    Lesson lesson = running.get(call.id());
    if (lesson == null) return;
    switch (fact) {
      case CallFact.Joined(Leg leg) when CallFacts.party(leg).agent() != null -> says(lesson, "practice-hello");
      case CallFact.Retrieved _ -> says(lesson, "practice-thanks");
      case CallFact.Ended _ -> running.remove(call.id());
      default -> { }
    }
  }

  private void says(Lesson lesson, String line) {
    Optional<Audio> words = sounds.builtin(lesson.language(), line);
    words.ifPresent(audio -> lesson.robot().says(List.of(audio)));
  }
}
