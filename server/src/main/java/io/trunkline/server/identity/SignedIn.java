package io.trunkline.server.identity;

import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.UserId;
import io.trunkline.server.platform.web.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who signed in, as long as they stay.
///
/// @param id     SHA-256 of the cookie, hex: the cookie itself is kept nowhere
/// @param login  `name@tenantcode` or an operator's
/// @param csrf   what writes must carry in `X-CSRF-Token`
/// @param tenant null for an operator
public record SignedIn(
    String id, UserId user, String login, String name, Role role, String locale, @Nullable TenantOfPerson tenant, String csrf, Instant since, Instant until) {
  /// The tenant as it was called at sign-in.
  public record TenantOfPerson(TenantId id, String code, String name) {}

  public @Nullable TenantId tenantId() { return tenant == null ? null : tenant.id(); }

  @Override public String toString() { return "SignedIn[" + login + "]"; }
}
