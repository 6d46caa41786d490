package io.trunkline.server.directory.web;

import io.trunkline.kernel.QueueId;
import io.trunkline.server.directory.BoardSettings;
import io.trunkline.server.directory.BoardSettings.Measure;
import io.trunkline.server.directory.BoardSettings.Threshold;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.directory.internal.ConfigChanges;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What supervisors set for their board, and whether agents see that they are listened to: that alone is the administrator's.
@RestController
@RequestMapping("/api/v1/supervision/settings")
@Allow(Role.SUPERVISOR)
class BoardSettingsController {
  record Entry(@NotNull Measure measure, @Nullable Long queue, @Nullable @Pattern(regexp = "NOT_READY|READY|RINGING|TALKING|WRAP_UP") String state,
      @Min(0) @Max(86_400) int warn, @Min(0) @Max(86_400) int alarm, boolean rings) {}

  record Body(boolean listeningShown, @NotNull @Size(max = BoardSettings.MOST) List<@NotNull @Valid Entry> thresholds) {}

  private final ConfigChanges changes;
  private final JsonMapper json;

  BoardSettingsController(ConfigChanges changes, JsonMapper json) {
    this.changes = changes;
    this.json = json;
  }

  @GetMapping BoardSettings get(Actor actor) { return changes.config(actor).settings().board(); }

  @PutMapping BoardSettings change(Actor actor, @Valid @RequestBody Body body) {
    TenantConfig config = changes.config(actor);
    if (body.listeningShown() != config.settings().board().listeningShown() && !actor.role().covers(Role.ADMIN)) {
      throw new Problem(403, "not-allowed", "whether agents see that somebody listens is the administrator's to decide", "ask an administrator");
    }
    List<Threshold> thresholds = body.thresholds().stream().map(entry -> checked(entry, config)).toList();
    changes.change(actor, "board-changed", "board", actor.tenantId().value(), Map.of("listeningShown", body.listeningShown(), "thresholds", thresholds.size()), jdbc -> {
      jdbc.sql("""
          insert into directory.board (tenant_id, listening_shown, thresholds) values (platform.tenant(), :shown, :thresholds::jsonb)
          on conflict (tenant_id) do update set listening_shown = :shown, thresholds = :thresholds::jsonb""")
          .param("shown", body.listeningShown()).param("thresholds", json.writeValueAsString(thresholds)).update();
    });
    return get(actor);
  }

  private static Threshold checked(Entry entry, TenantConfig config) {
    boolean falling = entry.measure() == Measure.SERVICE_LEVEL;
    if (falling ? entry.alarm() > entry.warn() : entry.alarm() < entry.warn()) {
      throw Problem.invalid("threshold-order", "the alarm comes before the warning", "give the alarm the worse value");
    }
    if (entry.queue() != null && (entry.queue() <= 0 || !config.queues().containsKey(new QueueId(entry.queue())))) throw Problem.notFound("queue");
    if ((entry.measure() == Measure.AGENT_STATE) != (entry.state() != null)) {
      throw Problem.invalid("threshold-state", "a threshold for agents names a state, and no other does", "choose the state");
    }
    return new Threshold(entry.measure(), entry.queue(), entry.state(), entry.warn(), entry.alarm(), entry.rings());
  }
}
