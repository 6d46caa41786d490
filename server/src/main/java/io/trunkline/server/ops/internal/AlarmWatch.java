package io.trunkline.server.ops.internal;

import io.trunkline.kernel.Time;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.TrunkStates;
import io.trunkline.server.ops.Alarm;
import io.trunkline.server.ops.AlarmKind.Severity;
import io.trunkline.server.ops.Alarms;
import io.trunkline.server.platform.Options;
import io.trunkline.server.platform.db.DatabaseAway;
import io.trunkline.server.platform.db.TenantTx;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Looks every ten seconds at everything that can be an alarm, on a virtual thread of its own (`alarms`). What stands is kept in a file of this node, so that
/// a restart neither forgets nor raises it anew.
@Component
class AlarmWatch implements Alarms {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final NodeState node;
  private final Directory directory;
  private final ObjectProvider<TrunkStates> trunks;
  private final TenantTx tx;
  private final Time time;
  private final JsonMapper json;
  private final Path file;
  private volatile AlarmBook book;
  private volatile boolean stopped;

  AlarmWatch(NodeState node, Directory directory, ObjectProvider<TrunkStates> trunks, TenantTx tx, Time time, JsonMapper json, Options options) {
    this.node = node;
    this.directory = directory;
    this.trunks = trunks;
    this.tx = tx;
    this.time = time;
    this.json = json;
    this.file = options.data().resolve("state").resolve("alarms.json");
    this.book = read();
  }

  @Override public List<Alarm> all() { return book.alarms(); }

  @EventListener(ApplicationReadyEvent.class) void begin() { lookSoon(); }

  private void lookSoon() {
    if (!stopped) time.after(EVERY, () -> Thread.ofVirtual().name("alarms").start(this::look));
  }

  private void look() {
    try {
      look(time.now());
    } catch (RuntimeException failure) {
      LOG.atError().setCause(failure).log("alarms.failed");
    } finally {
      lookSoon();
    }
  }

  void look(Instant now) {
    TrunkStates driver = trunks.getIfAvailable();
    List<Conditions.Trunk> lines = directory.trunks().stream().map(setup -> new Conditions.Trunk(setup, driver == null ? null : driver.of(setup.id()))).toList();
    AlarmBook before = book;
    AlarmBook after = before.next(Conditions.of(node.now(), lines, drift(), now), now);
    book = after;
    boolean same = tell(before, after);
    if (!same) write(after);
  }

  /// The journal and the records are ordered by these clocks, so a difference is seen in every timeline. Half of the way there is counted out.
  private @Nullable Duration drift() {
    try {
      Instant asked = time.now();
      Instant theirs = tx.operator(jdbc -> jdbc.sql("select clock_timestamp()").query(Timestamp.class).single()).toInstant();
      Instant answered = time.now();
      return Duration.between(asked.plus(Duration.between(asked, answered).dividedBy(2)), theirs);
    } catch (DatabaseAway | DataAccessException away) {
      return null;
    }
  }

  /// A line in the log for each that was raised or cleared. True when there was none.
  private static boolean tell(AlarmBook before, AlarmBook after) {
    boolean quiet = true;
    for (Alarm alarm : after.alarms()) {
      boolean known = before.alarms().stream().anyMatch(one -> one.kind() == alarm.kind() && one.subject().equals(alarm.subject())
          && one.since().equals(alarm.since()) && Objects.equals(one.cleared(), alarm.cleared()));
      if (known) continue;
      quiet = false;
      Level level = !alarm.stands() ? Level.INFO : alarm.kind().severity() == Severity.CRITICAL ? Level.ERROR : Level.WARN;
      LOG.atLevel(level).addKeyValue("alarm", alarm.kind()).addKeyValue("subject", alarm.subject()).addKeyValue("figures", alarm.figures())
          .log(alarm.stands() ? "alarm.raised" : "alarm.cleared");
    }
    return quiet;
  }

  private AlarmBook read() {
    if (!Files.exists(file)) return AlarmBook.EMPTY;
    try {
      return json.readValue(file.toFile(), AlarmBook.class);
    } catch (JacksonException unreadable) {
      LOG.atWarn().addKeyValue("why", unreadable.getOriginalMessage()).log("alarms.copy-unreadable");
      return AlarmBook.EMPTY;
    }
  }

  private void write(AlarmBook standing) {
    try {
      Files.createDirectories(file.getParent());
      Path half = file.resolveSibling("alarms.json.part");
      Files.writeString(half, json.writeValueAsString(standing));
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      LOG.atWarn().setCause(failure).log("alarms.copy-not-written");   // a full disk is an alarm itself
    }
  }

  @PreDestroy void stop() { stopped = true; }
}
