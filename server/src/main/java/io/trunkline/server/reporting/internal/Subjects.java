package io.trunkline.server.reporting.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.QueueId;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.NumberConfig;
import io.trunkline.server.directory.QueueConfig;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.reporting.ReportKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whom rows are about: ids in a query, names as they are now.
public final class Subjects {
  private static final int MOST = 200;

  private Subjects() {}

  /// As the database wants them.
  public static List<?> values(ReportKind kind, List<String> subjects) {
    if (subjects.size() > MOST) throw Problem.invalid("too-many-subjects", "at most " + MOST + " can be chosen", "choose fewer, or none for all");
    if (kind == ReportKind.TRUNK) return List.copyOf(subjects);
    List<Long> ids = new ArrayList<>();
    for (String subject : subjects) {
      try {
        ids.add(Long.parseLong(subject));
      } catch (NumberFormatException garbage) {
        throw Problem.invalid("subject-unknown", "a subject is the number of an agent, queue or telephone number", "choose from the list");
      }
    }
    return ids;
  }

  /// Null for what has no name: a call to none of the tenant's numbers, a call by no trunk.
  public static @Nullable String name(ReportKind kind, String subject, Optional<TenantConfig> config) {
    if (kind == ReportKind.TRUNK) return subject.isEmpty() ? null : subject;
    long id = Long.parseLong(subject);
    if (id == Grain.NONE) return null;
    String name = config.map(known -> switch (kind) {
      case AGENT -> {
        AgentConfig agent = known.agents().get(new AgentId(id));
        yield agent == null ? null : agent.name();
      }
      case QUEUE -> {
        QueueConfig queue = known.queues().get(new QueueId(id));
        yield queue == null ? null : queue.name();
      }
      case NUMBER, IVR -> {
        NumberConfig number = known.numbers().get(id);
        yield number == null ? null : number.number().dialable();
      }
      case TRUNK -> null;
    }).orElse(null);
    return name == null ? "#" + id : name;
  }
}
