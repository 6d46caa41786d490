package io.trunkline.server.identity;

import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.UserId;
import io.trunkline.server.identity.internal.LockOut;
import io.trunkline.server.identity.internal.Passwords;
import io.trunkline.server.platform.audit.Audit;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Checks passwords and opens sessions. Who is unknown, wrong, disabled or of a suspended tenant gets the same answer, in the same time.
@Component
public class SignIn {
  private record Candidate(long id, String login, String name, Role role, String locale, String hash, boolean disabled) {}

  private final TenantTx tx;
  private final Sessions sessions;
  private final Passwords passwords;
  private final LockOut lockOut;
  private final Audit audit;

  SignIn(TenantTx tx, Sessions sessions, Passwords passwords, LockOut lockOut, Audit audit) {
    this.tx = tx;
    this.sessions = sessions;
    this.passwords = passwords;
    this.lockOut = lockOut;
    this.audit = audit;
  }

  /// @param login `name@tenantcode`, or an operator's login
  /// @throws Problem 401 with `sign-in-failed`, 429 with `too-many-tries`
  public Sessions.Opened signIn(String login, String password, String address) {
    String key = login.strip().toLowerCase(Locale.ROOT);
    Duration wait = lockOut.wait(key, address);
    if (!wait.isZero()) {
      throw new Problem(429, "too-many-tries", "too many wrong passwords", "wait " + Math.max(1, wait.toSeconds()) + " seconds and try again");
    }
    int at = key.lastIndexOf('@');
    SignedIn.TenantOfPerson tenant = at < 0 ? null : tenant(key.substring(at + 1));
    Candidate candidate = at < 0 ? operator(key) : tenant == null ? null : person(tenant.id(), key.substring(0, at));
    boolean right = candidate != null && passwords.matches(password, candidate.hash());
    if (candidate == null) passwords.matchNobody(password);
    if (candidate == null || !right || candidate.disabled()) {
      lockOut.failed(key, address);
      throw new Problem(401, "sign-in-failed", "login or password is wrong", "check both; the login has the form name@company");
    }
    lockOut.succeeded(key);
    Actor actor = new Actor(new UserId(candidate.id()), key, candidate.role(), tenant == null ? null : tenant.id(), address);
    record(actor, "signed-in");
    return sessions.open(new UserId(candidate.id()), key, candidate.name(), candidate.role(), candidate.locale(), tenant);
  }

  /// Everybody else who is signed in with this login must sign in again.
  public void changePassword(SignedIn session, String old, String fresh, String address) {
    Duration wait = lockOut.wait(session.login(), address);
    if (!wait.isZero()) throw new Problem(429, "too-many-tries", "too many wrong passwords", "wait " + Math.max(1, wait.toSeconds()) + " seconds");
    TenantId tenant = session.tenantId();
    String name = session.login().contains("@") ? session.login().substring(0, session.login().lastIndexOf('@')) : session.login();
    Candidate self = tenant == null ? operator(name) : person(tenant, name);
    if (self == null || !passwords.matches(old, self.hash())) {
      lockOut.failed(session.login(), address);
      throw new Problem(422, "old-password-wrong", "the old password is wrong", "type it again");
    }
    People.check(fresh, name);
    String hash = passwords.hash(fresh);
    Actor actor = new Actor(session.user(), session.login(), session.role(), tenant, address);
    if (tenant == null) {
      tx.operator(jdbc -> {
        audit.record(jdbc, actor, "password-changed", "operator/" + self.id(), Map.of());
        return jdbc.sql("update identity.operator set password_hash = ? where id = ?").params(hash, self.id()).update();
      });
      sessions.endAllOperators(session.user(), session);
    } else {
      tx.run(tenant, jdbc -> {
        audit.record(jdbc, actor, "password-changed", "person/" + self.id(), Map.of());
        jdbc.sql("update identity.person set password_hash = ? where id = ?").params(hash, self.id()).update();
      });
      sessions.endAll(tenant, session.user(), session);
    }
  }

  private void record(Actor actor, String action) {
    TenantId tenant = actor.tenant();
    UserId user = actor.user();
    if (tenant == null) {
      tx.operator(jdbc -> {
        audit.record(jdbc, actor, action, "operator/" + user, Map.of());
        return true;
      });
    } else {
      tx.run(tenant, jdbc -> audit.record(jdbc, actor, action, "person/" + user, Map.of()));
    }
  }

  private SignedIn.@Nullable TenantOfPerson tenant(String code) {
    return tx.operator(jdbc -> jdbc.sql("select id, code, name from tenancy.tenant where code = ? and state = 'ACTIVE'").param(code)
        .query((row, _) -> new SignedIn.TenantOfPerson(new TenantId(row.getLong(1)), row.getString(2), row.getString(3))).optional().orElse(null));
  }

  private @Nullable Candidate person(TenantId tenant, String login) {
    return tx.in(tenant, jdbc -> jdbc.sql("select id, login, name, role, locale, password_hash, disabled from identity.person where login = ?").param(login)
        .query((row, _) -> new Candidate(row.getLong(1), row.getString(2), row.getString(3), Role.valueOf(row.getString(4)), row.getString(5),
            row.getString(6), row.getBoolean(7))).optional().orElse(null));
  }

  private @Nullable Candidate operator(String login) {
    return tx.operator(jdbc -> jdbc.sql("select id, login, name, locale, password_hash, disabled from identity.operator where login = ?").param(login)
        .query((row, _) -> new Candidate(row.getLong(1), row.getString(2), row.getString(3), Role.OPERATOR, row.getString(4), row.getString(5),
            row.getBoolean(6))).optional().orElse(null));
  }
}
