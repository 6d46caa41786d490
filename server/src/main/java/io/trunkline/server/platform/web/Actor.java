package io.trunkline.server.platform.web;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.UserId;
import org.jspecify.annotations.Nullable;

/// Whoever asks: a signed-in person or an API token. A controller takes it as a parameter.
///
/// @param user    null for an API token
/// @param name    `li.lei@demo`, `operator`, `token:crm`: for the audit log
/// @param tenant  null for the operator
/// @param address where the request came from
public record Actor(@Nullable UserId user, String name, Role role, @Nullable TenantId tenant, String address) {
  /// The tenant this request is about. An endpoint that only tenant roles may call can rely on it.
  public TenantId tenantId() {
    if (tenant == null) throw new Problem(403, "tenant-needed", "this is for people of a tenant", "sign in as somebody of the tenant");
    return tenant;
  }

  /// Each person of a tenant can serve contacts; the agent has the person's number.
  public AgentId agentId() {
    if (user == null || tenant == null) throw new Problem(403, "person-needed", "this is for a signed-in person of a tenant", "sign in instead of using a token");
    return new AgentId(user.value());
  }
}
