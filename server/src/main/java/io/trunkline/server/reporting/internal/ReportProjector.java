package io.trunkline.server.reporting.internal;

import io.trunkline.server.platform.journal.NumberedFact;
import io.trunkline.server.platform.journal.Projector;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps the figures true as facts come: in the same transaction the grain of what they are about is made anew, and each sum that it is part of.
@Component
class ReportProjector implements Projector {
  private final CallGrain calls;
  private final PresenceGrain presence;

  ReportProjector(CallGrain calls, PresenceGrain presence) {
    this.calls = calls;
    this.presence = presence;
  }

  @Override public void project(List<NumberedFact> facts, JdbcClient db) {
    lock(db);
    Cells cells = Cells.all();
    Set<UUID> touched = new HashSet<>(presence.follow(PresenceGrain.changes(facts), cells, db));
    for (NumberedFact fact : facts) if (fact.call() != null) touched.add(fact.call().value());
    Instant from = facts.getFirst().at();
    Instant to = from;
    for (NumberedFact fact : facts) {
      from = fact.at().isBefore(from) ? fact.at() : from;
      to = fact.at().isAfter(to) ? fact.at() : to;
    }
    calls.refold(touched, from, to, cells, db);
    cells.sumAnew(db);
  }

  /// One at a time for a tenant: a sum is made of all rows, so two nodes that deliver at once must see each other's.
  static void lock(JdbcClient db) {
    db.sql("select pg_advisory_xact_lock(hashtextextended('reporting', platform.tenant()))").query().listOfRows();
  }
}
