package io.trunkline.server.announcements.internal;

import io.trunkline.server.announcements.Announcement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of announcements and receipts. A receipt counts while it is not older than the words. Internal to this capability; public because Java has no word for that.
public final class AnnouncementStore {
  private static final String COLUMNS = "select a.id, a.title, a.body, a.urgent, a.author, a.published_at, a.ends_at";
  private static final String COUNTED = COLUMNS + """
      , null::timestamptz as read_at,
        (select count(*) from announcements.receipt r join identity.person p on p.tenant_id = r.tenant_id and p.id = r.person_id
         where r.tenant_id = a.tenant_id and r.announcement_id = a.id and r.read_at >= a.changed_at and not p.disabled) as readers,
        (select count(*) from identity.person p where p.tenant_id = a.tenant_id and not p.disabled) as people
      from announcements.announcement a where a.tenant_id = platform.tenant()
      """;

  public List<Announcement> current(long person, Instant now, @Nullable Long before, int limit, JdbcClient db) {
    return db.sql(COLUMNS + """
        , r.read_at, null::bigint as readers, null::bigint as people
        from announcements.announcement a
        left join announcements.receipt r on r.tenant_id = a.tenant_id and r.announcement_id = a.id and r.person_id = :person and r.read_at >= a.changed_at
        where a.tenant_id = platform.tenant() and (a.ends_at is null or a.ends_at > :now) and (:before::bigint is null or a.id < :before::bigint)
        order by a.id desc limit :limit""")
        .param("person", person).param("now", utc(now)).param("before", before, Types.BIGINT).param("limit", limit).query(AnnouncementStore::announcement).list();
  }

  public List<Announcement> all(@Nullable Long before, int limit, JdbcClient db) {
    return db.sql(COUNTED + " and (:before::bigint is null or a.id < :before::bigint) order by a.id desc limit :limit")
        .param("before", before, Types.BIGINT).param("limit", limit).query(AnnouncementStore::announcement).list();
  }

  public Optional<Announcement> find(long id, JdbcClient db) { return db.sql(COUNTED + " and a.id = ?").param(id).query(AnnouncementStore::announcement).optional(); }

  public long insert(Announcement.Draft draft, String author, Instant now, JdbcClient db) {
    return written(db.sql("""
        insert into announcements.announcement (tenant_id, title, body, urgent, ends_at, author, published_at, changed_at)
        values (platform.tenant(), :title, :body, :urgent, :ends, :author, :now, :now) returning id"""), draft, now)
        .param("author", author).query(Long.class).single();
  }

  public boolean update(long id, Announcement.Draft draft, Instant now, JdbcClient db) {
    return written(db.sql("""
        update announcements.announcement
        set changed_at = case when title = :title and body = :body then changed_at else :now end, title = :title, body = :body, urgent = :urgent, ends_at = :ends
        where tenant_id = platform.tenant() and id = :id"""), draft, now).param("id", id).update() == 1;
  }

  public boolean delete(long id, JdbcClient db) {
    return db.sql("delete from announcements.announcement where tenant_id = platform.tenant() and id = ?").param(id).update() == 1;
  }

  /// False: there is no such announcement.
  public boolean read(long id, long person, Instant now, JdbcClient db) {
    if (find(id, db).isEmpty()) return false;
    db.sql("""
        insert into announcements.receipt as r (tenant_id, announcement_id, person_id, read_at) values (platform.tenant(), :id, :person, :now)
        on conflict (tenant_id, announcement_id, person_id) do update set read_at = excluded.read_at
        where r.read_at < (select a.changed_at from announcements.announcement a where a.tenant_id = platform.tenant() and a.id = :id)""")
        .param("id", id).param("person", person).param("now", utc(now)).update();
    return true;
  }

  public List<Announcement.Receipt> receipts(long id, int limit, JdbcClient db) {
    return db.sql("""
        select p.id, p.name, r.read_at
        from identity.person p
        join announcements.announcement a on a.tenant_id = p.tenant_id and a.id = :id
        left join announcements.receipt r on r.tenant_id = p.tenant_id and r.announcement_id = a.id and r.person_id = p.id and r.read_at >= a.changed_at
        where p.tenant_id = platform.tenant() and not p.disabled
        order by r.read_at nulls first, p.name limit :limit""")
        .param("id", id).param("limit", limit)
        .query((row, _) -> new Announcement.Receipt(row.getLong("id"), row.getString("name"), instant(row, "read_at"))).list();
  }

  private static JdbcClient.StatementSpec written(JdbcClient.StatementSpec statement, Announcement.Draft draft, Instant now) {
    Instant ends = draft.endsAt();
    return statement.param("title", draft.title()).param("body", draft.body()).param("urgent", draft.urgent()).param("now", utc(now))
        .param("ends", ends == null ? null : utc(ends), Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private static Announcement announcement(ResultSet row, int number) throws SQLException {
    OffsetDateTime published = row.getObject("published_at", OffsetDateTime.class);
    return new Announcement(row.getLong("id"), row.getString("title"), row.getString("body"), row.getBoolean("urgent"), row.getString("author"), published.toInstant(),
        instant(row, "ends_at"), instant(row, "read_at"), count(row, "readers"), count(row, "people"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable Long count(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static OffsetDateTime utc(Instant at) { return at.atOffset(ZoneOffset.UTC); }
}
