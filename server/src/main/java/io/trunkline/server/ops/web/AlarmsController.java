package io.trunkline.server.ops.web;

import io.trunkline.server.ops.Alarm;
import io.trunkline.server.ops.AlarmKind;
import io.trunkline.server.ops.Alarms;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Role;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What asks for somebody's eyes, and what did lately.
@RestController
@RequestMapping("/api/v1/alarms")
@Allow(Role.OPERATOR)
class AlarmsController {
  /// @param figures what was seen last, by name
  record View(AlarmKind kind, AlarmKind.Severity severity, String subject, Map<String, String> figures, Instant since, @Nullable Instant cleared) {
    static View of(Alarm alarm) { return new View(alarm.kind(), alarm.kind().severity(), alarm.subject(), alarm.figures(), alarm.since(), alarm.cleared()); }
  }

  private final Alarms alarms;

  AlarmsController(Alarms alarms) { this.alarms = alarms; }

  @GetMapping Page<View> list() { return Page.all(alarms.all().stream().map(View::of).toList()); }
}
