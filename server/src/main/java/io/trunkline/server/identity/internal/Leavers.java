package io.trunkline.server.identity.internal;

import io.trunkline.server.identity.ApiTokens;
import io.trunkline.server.identity.Sessions;
import io.trunkline.server.tenancy.TenantSuspended;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Shows a suspended tenant's people and programs out.
@Component
class Leavers {
  private final Sessions sessions;
  private final ApiTokens tokens;

  Leavers(Sessions sessions, ApiTokens tokens) {
    this.sessions = sessions;
    this.tokens = tokens;
  }

  @EventListener void suspended(TenantSuspended event) {
    sessions.endAll(event.tenant());
    tokens.forget(event.tenant());
  }
}
