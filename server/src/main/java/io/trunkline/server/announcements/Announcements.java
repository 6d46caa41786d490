package io.trunkline.server.announcements;

import io.trunkline.kernel.Time;
import io.trunkline.server.announcements.internal.AnnouncementStore;
import io.trunkline.server.platform.audit.Audit;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Announcements of a tenant and their receipts. Every method needs PostgreSQL.
@Component
public class Announcements {
  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_BODY = 4_000;

  private final TenantTx tx;
  private final Audit audit;
  private final Time time;
  private final ApplicationEventPublisher events;
  private final AnnouncementStore store = new AnnouncementStore();

  Announcements(TenantTx tx, Audit audit, Time time, ApplicationEventPublisher events) {
    this.tx = tx;
    this.audit = audit;
    this.time = time;
    this.events = events;
  }

  /// Those that are shown now, newest first, with whether the asking person has read them.
  public Page<Announcement> current(Actor reader, @Nullable Long before, int limit) {
    List<Announcement> found = tx.in(reader.tenantId(), db -> store.current(reader.agentId().value(), time.now(), before, limit + 1, db));
    return Page.of(found, limit, each -> Long.toString(each.id()));
  }

  /// All, also those whose time is over, with how many have read them.
  public Page<Announcement> all(Actor reader, @Nullable Long before, int limit) {
    List<Announcement> found = tx.in(reader.tenantId(), db -> store.all(before, limit + 1, db));
    return Page.of(found, limit, each -> Long.toString(each.id()));
  }

  public Announcement announce(Actor by, Announcement.Draft draft) {
    Announcement.Draft checked = checked(draft);
    Announcement made = tx.in(by.tenantId(), db -> {
      long id = store.insert(checked, by.name(), time.now(), db);
      audit.record(db, by, "announcement-made", "announcement/" + id, Map.of("title", String.valueOf(checked.title())));
      return store.find(id, db).orElseThrow();
    });
    events.publishEvent(new AnnouncementsChanged(by.tenantId()));
    return made;
  }

  /// Other words have to be read anew; only a longer or shorter time, or another urgency, has not.
  public Announcement change(Actor by, long id, Announcement.Draft draft) {
    Announcement.Draft checked = checked(draft);
    Announcement changed = tx.in(by.tenantId(), db -> {
      if (!store.update(id, checked, time.now(), db)) throw Problem.notFound("announcement");
      audit.record(db, by, "announcement-changed", "announcement/" + id, Map.of("title", String.valueOf(checked.title())));
      return store.find(id, db).orElseThrow();
    });
    events.publishEvent(new AnnouncementsChanged(by.tenantId()));
    return changed;
  }

  public void withdraw(Actor by, long id) {
    tx.run(by.tenantId(), db -> {
      if (!store.delete(id, db)) throw Problem.notFound("announcement");
      audit.record(db, by, "announcement-withdrawn", "announcement/" + id, Map.of());
    });
    events.publishEvent(new AnnouncementsChanged(by.tenantId()));
  }

  /// The person has read it as it is now. Said twice, the first time stays.
  public void read(Actor reader, long id) {
    boolean known = tx.in(reader.tenantId(), db -> store.read(id, reader.agentId().value(), time.now(), db));
    if (!known) throw Problem.notFound("announcement");
  }

  /// Everybody who may sign in, those who haven't read it first.
  public List<Announcement.Receipt> receipts(Actor by, long id) {
    return tx.in(by.tenantId(), db -> {
      if (store.find(id, db).isEmpty()) throw Problem.notFound("announcement");
      return store.receipts(id, Page.MOST_IN_MEMORY, db);
    });
  }

  private Announcement.Draft checked(Announcement.Draft draft) {
    String title = draft.title() == null ? "" : draft.title().strip();
    String body = draft.body() == null ? "" : draft.body().strip();
    if (title.isEmpty() || title.length() > LONGEST_TITLE) throw Problem.invalid("title-invalid", "a title has 1 to " + LONGEST_TITLE + " characters", "shorten it");
    if (body.length() > LONGEST_BODY) throw Problem.invalid("text-too-long", "at most " + LONGEST_BODY + " characters", "shorten it");
    Instant ends = draft.endsAt();
    if (ends != null && !ends.isAfter(time.now())) throw Problem.invalid("end-passed", "the announcement would be over already", "choose a later end");
    return new Announcement.Draft(title, body, draft.urgent(), ends);
  }
}
