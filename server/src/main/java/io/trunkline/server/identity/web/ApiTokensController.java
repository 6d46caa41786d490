package io.trunkline.server.identity.web;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.identity.ApiTokens;
import io.trunkline.server.platform.audit.Audit;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Keys of a tenant's programs.
@RestController
@RequestMapping("/api/v1/api-tokens")
@Allow(Role.ADMIN)
class ApiTokensController {
  /// @param role null = ADMIN
  record Body(@NotBlank @Size(max = 100) String name, @Nullable Role role) {}

  /// @param token shown this once
  record Made(long id, String name, Role role, Instant createdAt, String createdBy, String token) {}

  private final ApiTokens tokens;
  private final TenantTx tx;
  private final Audit audit;

  ApiTokensController(ApiTokens tokens, TenantTx tx, Audit audit) {
    this.tokens = tokens;
    this.tx = tx;
    this.audit = audit;
  }

  @GetMapping Page<ApiTokens.ApiToken> list(Actor actor, @RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
    List<ApiTokens.ApiToken> all = tx.in(actor.tenantId(), tokens::list);
    return Page.slice(all, after, limit, ApiTokens.ApiToken::id);
  }

  @PostMapping @ResponseStatus(HttpStatus.CREATED) Made make(Actor actor, @Valid @RequestBody Body body) {
    Role role = body.role() == null ? Role.ADMIN : body.role();
    if (role == Role.OPERATOR) throw Problem.invalid("role-of-operator", "a tenant's token can't be operator", "choose AGENT, SUPERVISOR or ADMIN");
    TenantId tenant = actor.tenantId();
    ApiTokens.Made made = tx.in(tenant, jdbc -> {
      ApiTokens.Made token = tokens.make(jdbc, tenant, body.name(), role, actor.name());
      audit.record(jdbc, actor, "api-token-made", "api-token/" + token.entry().id(), Map.of("name", body.name(), "role", role));
      return token;
    });
    ApiTokens.ApiToken entry = made.entry();
    return new Made(entry.id(), entry.name(), entry.role(), entry.createdAt(), entry.createdBy(), made.token());
  }

  @DeleteMapping("/{id}") @ResponseStatus(HttpStatus.NO_CONTENT) void withdraw(Actor actor, @PathVariable long id) {
    TenantId tenant = actor.tenantId();
    tx.run(tenant, jdbc -> {
      if (!tokens.delete(jdbc, id)) throw Problem.notFound("API token");
      audit.record(jdbc, actor, "api-token-withdrawn", "api-token/" + id, Map.of());
    });
    tokens.forget(tenant, id);
  }
}
