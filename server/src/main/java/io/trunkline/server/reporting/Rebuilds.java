package io.trunkline.server.reporting;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.reporting.internal.Rebuild;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Rebuilds of figures that the operator asked for: one at a time, on a thread of its own (`report-rebuild`), the last ones remembered.
@Component
public class Rebuilds {
  private static final int REMEMBERED = 20;
  private static final Duration LONGEST = Duration.ofDays(800);
  private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);

  /// @param reached up to here it is done; equal to `to` at the end
  public record Status(long tenantId, Instant from, Instant to, Instant reached, State state, @Nullable String why) {
    public enum State { RUNNING, DONE, FAILED }
  }

  private final Rebuild rebuild;
  private final Directory directory;
  private final Deque<Status> all = new ArrayDeque<>();

  Rebuilds(Rebuild rebuild, Directory directory) {
    this.rebuild = rebuild;
    this.directory = directory;
  }

  public synchronized List<Status> list() { return new ArrayList<>(all); }

  public synchronized Status begin(TenantId tenant, LocalDate first, LocalDate last) {
    if (directory.find(tenant).isEmpty()) throw Problem.notFound("tenant");
    Instant from = first.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant to = last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    if (!from.isBefore(to)) throw Problem.invalid("dates-reversed", "the last day lies before the first", "exchange them");
    if (Duration.between(from, to).compareTo(LONGEST) > 0) throw Problem.invalid("report-too-long", "more than 800 days", "choose fewer days");
    Status running = all.peekFirst();
    if (running != null && running.state() == Status.State.RUNNING) throw Problem.conflict("rebuild-runs", "another rebuild runs", "wait for its end");
    Status status = new Status(tenant.value(), from, to, from, Status.State.RUNNING, null);
    all.addFirst(status);
    if (all.size() > REMEMBERED) all.removeLast();
    Thread.ofVirtual().name("report-rebuild").start(() -> run(tenant, from, to));
    return status;
  }

  private void run(TenantId tenant, Instant from, Instant to) {
    try {
      rebuild.run(tenant, from, to, reached -> now(new Status(tenant.value(), from, to, reached, Status.State.RUNNING, null)));
      now(new Status(tenant.value(), from, to, to, Status.State.DONE, null));
    } catch (RuntimeException failure) {
      LOG.atError().setCause(failure).addKeyValue("tenant", tenant).log("report.rebuild-failed");
      now(new Status(tenant.value(), from, to, list().getFirst().reached(), Status.State.FAILED, String.valueOf(failure.getMessage())));
    }
  }

  private synchronized void now(Status status) {
    all.removeFirst();
    all.addFirst(status);
  }
}
