package io.trunkline.server.directory.web;

import io.trunkline.kernel.QueueId;
import io.trunkline.server.directory.QueueConfig;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A queue on the wire, both ways. `id` is ignored on the way in.
record QueueView(
    long id,
    @NotBlank @Size(max = 100) String name,
    QueueConfig.@NotNull Strategy strategy,
    @Min(5) @Max(120) int ringSeconds,
    @Min(5) @Max(7200) int maxWaitSeconds,
    @Min(1) @Max(100_000) int maxWaiting,
    @Min(0) @Max(3600) int wrapUpSeconds,
    @Min(1) @Max(3600) int serviceLevelSeconds,
    @Nullable Long musicPromptId,
    @Size(max = 50) @Nullable List<@Valid Need> skills,
    @Size(max = 10_000) @Nullable List<@Valid Member> members,
    @NotNull @Valid Overflows overflow) {

  record Need(long skillId, @Min(1) @Max(10) int minLevel) {}

  record Member(long agentId, @Min(1) @Max(100) int priority) {}

  record Overflows(@NotNull @Valid To timeout, @NotNull @Valid To full, @NotNull @Valid To noAgents) {}

  record To(QueueConfig.Overflow.@NotNull Kind kind, @Nullable Long queueId) {
    static To of(QueueConfig.Overflow overflow) {
      QueueId queue = overflow.queue();
      return new To(overflow.kind(), queue == null ? null : queue.value());
    }

    /// A queue that is named although the kind needs none is left out.
    @Nullable Long target() { return kind == QueueConfig.Overflow.Kind.QUEUE ? queueId : null; }
  }

  QueueView {
    skills = skills == null ? List.of() : List.copyOf(skills);
    members = members == null ? List.of() : List.copyOf(members);
  }

  static QueueView of(QueueConfig queue) {
    return new QueueView(queue.id().value(), queue.name(), queue.strategy(), (int) queue.ring().toSeconds(), (int) queue.maxWait().toSeconds(),
        queue.maxWaiting(), (int) queue.wrapUp().toSeconds(), (int) queue.serviceLevel().toSeconds(), queue.musicPrompt(),
        queue.skills().stream().map(need -> new Need(need.skill().value(), need.minLevel())).toList(),
        queue.members().stream().map(member -> new Member(member.agent().value(), member.priority())).toList(),
        new Overflows(To.of(queue.onTimeout()), To.of(queue.onFull()), To.of(queue.onNoAgents())));
  }

  Map<String, @Nullable Object> columns() {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("name", name);
    columns.put("strategy", strategy.name());
    columns.put("ring_seconds", ringSeconds);
    columns.put("max_wait_seconds", maxWaitSeconds);
    columns.put("max_waiting", maxWaiting);
    columns.put("wrap_up_seconds", wrapUpSeconds);
    columns.put("service_level_seconds", serviceLevelSeconds);
    columns.put("music_prompt_id", musicPromptId);
    columns.put("on_timeout", overflow.timeout().kind().name());
    columns.put("on_timeout_queue_id", overflow.timeout().target());
    columns.put("on_full", overflow.full().kind().name());
    columns.put("on_full_queue_id", overflow.full().target());
    columns.put("on_no_agents", overflow.noAgents().kind().name());
    columns.put("on_no_agents_queue_id", overflow.noAgents().target());
    return columns;
  }

  Map<Long, Integer> skillRows() {
    Map<Long, Integer> rows = new HashMap<>();
    for (Need need : list(skills)) rows.put(need.skillId(), need.minLevel());
    return rows;
  }

  Map<Long, Integer> memberRows() {
    Map<Long, Integer> rows = new HashMap<>();
    for (Member member : list(members)) rows.put(member.agentId(), member.priority());
    return rows;
  }

  private static <T> List<T> list(@Nullable List<T> items) { return items == null ? List.of() : items; }
}
