package io.trunkline.server.desk.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.UserId;
import io.trunkline.server.desk.AgentStateForced;
import io.trunkline.server.desk.CallForcedOff;
import io.trunkline.server.platform.audit.Audit;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.platform.journal.NumberedFact;
import io.trunkline.server.platform.journal.Projector;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.switchboard.CallSupervised;
import io.trunkline.server.switchboard.SupervisionEnded;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The audit log's lines of what supervisors did to calls and agents. Made of facts, so that an order needs no database and its line is there exactly once.
@Component
class SupervisionAudit implements Projector {
  private final Audit audit;

  SupervisionAudit(Audit audit) { this.audit = audit; }

  @Override public void project(List<NumberedFact> facts, JdbcClient db) {
    for (NumberedFact fact : facts) if (fact.fact() != null) project(fact.fact(), db);
  }

  private void project(Fact fact, JdbcClient db) {
    switch (fact) {
      case CallSupervised f -> record(db, f, f.supervisor(), f.login(), f.address(), "call-supervised", object(f.call()), Map.of("agent", f.agent().value(), "mode", f.mode().name()));
      case SupervisionEnded f -> record(db, f, f.supervisor(), f.login(), f.address(), "supervision-ended", object(f.call()),
          Map.of("agent", f.agent().value(), "seconds", f.lasted().toMillis() / 1000.0));
      case CallForcedOff f -> record(db, f, f.supervisor(), f.login(), f.address(), "call-forced-off", object(f.call()), Map.of());
      case AgentStateForced f -> record(db, f, f.supervisor(), f.login(), f.address(), "agent-state-forced", "agent/" + f.agent(), Map.of("state", f.state()));
      default -> { }
    }
  }

  private static String object(@Nullable CallId call) { return "call/" + call; }

  private void record(JdbcClient db, Fact fact, AgentId supervisor, String login, String address, String action, String object, Map<String, ?> detail) {
    Actor actor = new Actor(new UserId(supervisor.value()), login, Role.SUPERVISOR, fact.tenant(), address);
    audit.record(db, actor, fact.at(), action, object, detail);
  }
}
