package io.trunkline.server.directory;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.SkillId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A queue as its tenant set it up.
///
/// @param ring         how long one agent is rung before the next
/// @param maxWait      after which the timeout overflow applies
/// @param maxWaiting   contacts waiting at most; the next one takes the full overflow
/// @param wrapUp       time for after-call work; zero = none
/// @param serviceLevel an answer within this counts as in time
/// @param musicPrompt  what waiting callers hear; null = built-in music
public record QueueConfig(
    QueueId id,
    String name,
    Strategy strategy,
    Duration ring,
    Duration maxWait,
    int maxWaiting,
    Duration wrapUp,
    Duration serviceLevel,
    @Nullable Long musicPrompt,
    List<SkillNeed> skills,
    List<Member> members,
    Overflow onTimeout,
    Overflow onFull,
    Overflow onNoAgents) {

  public QueueConfig {
    skills = List.copyOf(skills);
    members = List.copyOf(members);
  }

  /// Who of several free agents is asked first, within one priority.
  public enum Strategy { LONGEST_IDLE, IN_ORDER }

  /// @param minLevel 1 to 10
  public record SkillNeed(SkillId skill, int minLevel) {}

  /// @param priority 1 is asked first
  public record Member(AgentId agent, int priority) {}

  /// What becomes of a contact that can't be served here.
  ///
  /// @param queue the next queue for [Kind#QUEUE], else null
  public record Overflow(Kind kind, @Nullable QueueId queue) {
    public enum Kind { QUEUE, VOICEMAIL, HANG_UP }
  }
}
