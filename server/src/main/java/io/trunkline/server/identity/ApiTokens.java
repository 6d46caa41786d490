package io.trunkline.server.identity;

import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.platform.db.DatabaseAway;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keys of a tenant's programs: `tl_<tenant>_<256 random bits>`, shown once, kept as SHA-256. A withdrawn one dies here at once, on other nodes within a minute;
/// one that was used lately goes on working while PostgreSQL is away.
@Component
public class ApiTokens {
  private static final Pattern FORM = Pattern.compile("tl_(\\d{1,18})_[A-Za-z0-9_-]{43}");
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final int MOST_KNOWN = 10_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private record Known(TenantId tenant, long id, String name, Role role, Instant looked) {}

  public record ApiToken(long id, String name, Role role, Instant createdAt, String createdBy) {}

  /// @param token shown this once
  public record Made(ApiToken entry, String token) {}

  private final TenantTx tx;
  private final Time time;
  private final Map<String, Known> known = new LinkedHashMap<>(64, 0.75f, true) {   // guarded by itself
    private static final long serialVersionUID = 1L;

    @Override protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) { return size() > MOST_KNOWN; }
  };

  ApiTokens(TenantTx tx, Time time) {
    this.tx = tx;
    this.time = time;
  }

  public Optional<Actor> find(String token, String address) {
    Matcher form = FORM.matcher(token);
    if (!form.matches() || form.group(1).startsWith("0")) return Optional.empty();
    String hash = HexFormat.of().formatHex(hash(token));
    Known entry;
    synchronized (known) {
      entry = known.get(hash);
    }
    if (entry == null || entry.looked().plus(FRESH).isBefore(time.now())) {
      try {
        entry = look(new TenantId(Long.parseLong(form.group(1))), token);
      } catch (DatabaseAway away) {
        if (entry == null) throw away;
      }
      synchronized (known) {
        if (entry == null) known.remove(hash);
        else known.put(hash, entry);
      }
    }
    return Optional.ofNullable(entry).map(found -> new Actor(null, "token:" + found.name(), found.role(), found.tenant(), address));
  }

  private @Nullable Known look(TenantId tenant, String token) {
    return tx.in(tenant, jdbc -> jdbc.sql("""
        select k.id, k.name, k.role from identity.api_token k join tenancy.tenant t on t.id = k.tenant_id
        where k.token_hash = ? and t.state = 'ACTIVE'""").param(hash(token))
        .query((row, _) -> new Known(tenant, row.getLong(1), row.getString(2), Role.valueOf(row.getString(3)), time.now())).optional().orElse(null));
  }

  public java.util.List<ApiToken> list(JdbcClient jdbc) {
    return jdbc.sql("select id, name, role, created_at, created_by from identity.api_token order by id").query((row, _) -> new ApiToken(row.getLong(1),
        row.getString(2), Role.valueOf(row.getString(3)), row.getTimestamp(4).toInstant(), row.getString(5))).list();
  }

  public Made make(JdbcClient jdbc, TenantId tenant, String name, Role role, String by) {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    String token = "tl_" + tenant + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = time.now();
    long id = jdbc.sql("""
        insert into identity.api_token (tenant_id, name, role, token_hash, created_at, created_by)
        values (platform.tenant(), ?, ?, ?, ?, ?) returning id""")
        .params(name, role.name(), hash(token), java.sql.Timestamp.from(now), by).query(Long.class).single();
    return new Made(new ApiToken(id, name, role, now, by), token);
  }

  /// False when there is none of this tenant's with that id. Forget it with [#forget] after the commit.
  public boolean delete(JdbcClient jdbc, long id) { return jdbc.sql("delete from identity.api_token where id = ?").param(id).update() == 1; }

  public void forget(TenantId tenant, long id) {
    synchronized (known) {
      known.values().removeIf(entry -> entry.tenant().equals(tenant) && entry.id() == id);
    }
  }

  /// The tenant was suspended.
  public void forget(TenantId tenant) {
    synchronized (known) {
      known.values().removeIf(entry -> entry.tenant().equals(tenant));
    }
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
