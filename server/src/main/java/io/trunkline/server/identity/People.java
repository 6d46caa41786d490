package io.trunkline.server.identity;

import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.UserId;
import io.trunkline.server.identity.internal.Passwords;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A tenant's people as far as signing in goes, within the caller's transaction. Seats are enforced here: a person who is not disabled takes one.
@Component
public class People {
  private static final int SHORTEST = 10;
  private static final int LONGEST = 128;

  private final Passwords passwords;
  private final Sessions sessions;

  People(Passwords passwords, Sessions sessions) {
    this.passwords = passwords;
    this.sessions = sessions;
  }

  /// A person and the password, which is shown this once.
  public record Made(UserId id, String password) {}

  public Made add(JdbcClient jdbc, String login, String name, Role role) {
    takeSeat(jdbc);
    String password = Passwords.generate();
    long id = jdbc.sql("insert into identity.person (tenant_id, login, name, role, password_hash) values (platform.tenant(), ?, ?, ?, ?) returning id")
        .params(login, name, role.name(), passwords.hashGenerated(password)).query(Long.class).single();
    return new Made(new UserId(id), password);
  }

  /// End the person's sessions after the commit when something but the name changed: [Sessions#endAll].
  ///
  /// @return true if what was changed must end the sessions
  public boolean change(JdbcClient jdbc, UserId id, String login, String name, Role role, boolean disabled) {
    record Before(String login, String role, boolean disabled) {}
    Before before = jdbc.sql("select login, role, disabled from identity.person where id = ? for update").param(id.value())
        .query((row, _) -> new Before(row.getString(1), row.getString(2), row.getBoolean(3))).optional().orElseThrow(() -> Problem.notFound("person"));
    if (before.role().equals(Role.ADMIN.name()) && (role != Role.ADMIN || disabled)) keepAnAdministrator(jdbc, id);
    if (before.disabled() && !disabled) takeSeat(jdbc);
    jdbc.sql("update identity.person set login = ?, name = ?, role = ?, disabled = ? where id = ?")
        .params(login, name, role.name(), disabled, id.value()).update();
    return disabled || !before.role().equals(role.name()) || !before.login().equals(login);
  }

  /// Takes their seats away. Their sessions are ended after the commit: [Sessions#endAll].
  ///
  /// @return those who weren't disabled already
  public List<UserId> disable(JdbcClient jdbc, List<UserId> ids) {
    List<UserId> left = jdbc.sql("update identity.person set disabled = true where id = any(?) and not disabled returning id")
        .param(ids.stream().map(UserId::value).toArray(Long[]::new)).query((row, _) -> new UserId(row.getLong(1))).list();
    if (administrators(jdbc) == 0) throw lastAdministrator();
    return left;
  }

  public void remove(JdbcClient jdbc, UserId id) {
    keepAnAdministrator(jdbc, id);
    if (jdbc.sql("delete from identity.person where id = ?").param(id.value()).update() == 0) throw Problem.notFound("person");
  }

  /// A new password, shown this once; all sessions of the person end.
  public String resetPassword(JdbcClient jdbc, TenantId tenant, UserId id) {
    String password = Passwords.generate();
    if (jdbc.sql("update identity.person set password_hash = ? where id = ?").params(passwords.hashGenerated(password), id.value()).update() == 0) {
      throw Problem.notFound("person");
    }
    sessions.endAll(tenant, id, null);
    return password;
  }

  /// @throws Problem when it may not be used as a password of `login`
  public static void check(String password, String login) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw Problem.invalid("password-length", "a password has " + SHORTEST + " to " + LONGEST + " characters", "choose a longer one");
    }
    if (password.toLowerCase(java.util.Locale.ROOT).contains(login.toLowerCase(java.util.Locale.ROOT)) || password.chars().distinct().count() < 5) {
      throw Problem.invalid("password-weak", "this password is easy to guess", "choose one without your login and with more different characters");
    }
  }

  /// Counts under the lock of the tenant's version row, so that two administrators can't take the last seat at once.
  private static void takeSeat(JdbcClient jdbc) {
    int seats = jdbc.sql("select seats from tenancy.tenant where id = platform.tenant()").query(Integer.class).single();
    jdbc.sql("select pg_advisory_xact_lock(hashtext('identity.seats'), platform.tenant()::int)").query().singleRow();
    int taken = jdbc.sql("select count(*) from identity.person where not disabled").query(Integer.class).single();
    if (taken >= seats) {
      throw Problem.conflict("no-seat", "all " + seats + " seats are taken", "disable somebody, or have the operator add seats");
    }
  }

  private static void keepAnAdministrator(JdbcClient jdbc, UserId leaving) {
    boolean isOne = jdbc.sql("select count(*) from identity.person where id = ? and role = 'ADMIN' and not disabled").param(leaving.value())
        .query(Integer.class).single() > 0;
    int others = jdbc.sql("select count(*) from identity.person where id <> ? and role = 'ADMIN' and not disabled").param(leaving.value())
        .query(Integer.class).single();
    if (isOne && others == 0) throw lastAdministrator();
  }

  private static int administrators(JdbcClient jdbc) {
    return jdbc.sql("select count(*) from identity.person where role = 'ADMIN' and not disabled").query(Integer.class).single();
  }

  private static Problem lastAdministrator() {
    return Problem.conflict("last-administrator", "this is the last administrator", "make somebody else administrator first");
  }
}
