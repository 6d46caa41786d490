package io.trunkline.server.identity;

import io.trunkline.kernel.UserId;
import io.trunkline.server.identity.internal.Passwords;
import io.trunkline.server.platform.db.TenantTx;
import org.springframework.stereotype.Component;

/// The people who run the installation.
@Component
public class Operators {
  private final TenantTx tx;
  private final Passwords passwords;
  private final Sessions sessions;

  Operators(TenantTx tx, Passwords passwords, Sessions sessions) {
    this.tx = tx;
    this.passwords = passwords;
    this.sessions = sessions;
  }

  public boolean isEmpty() { return tx.operator(jdbc -> jdbc.sql("select count(*) from identity.operator").query(Long.class).single()) == 0; }

  /// Makes the operator or gives them a new password, which is returned this once.
  public String setUp(String login, String name) {
    String password = Passwords.generate();
    String hash = passwords.hash(password);
    long id = tx.operator(jdbc -> jdbc.sql("""
        insert into identity.operator (login, name, password_hash) values (?, ?, ?)
        on conflict (login) do update set password_hash = excluded.password_hash, disabled = false returning id""")
        .params(login, name, hash).query(Long.class).single());
    sessions.endAllOperators(new UserId(id), null);
    return password;
  }
}
