package io.trunkline.server.reporting.web;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.reporting.Rebuilds;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The operator has a tenant's figures made again of its facts.
@RestController
@RequestMapping("/api/v1/report-rebuilds")
@Allow(Role.OPERATOR)
class RebuildController {
  private final Rebuilds rebuilds;

  RebuildController(Rebuilds rebuilds) { this.rebuilds = rebuilds; }

  /// @param from first day, UTC
  /// @param to   last day, UTC
  record Order(long tenantId, @Nullable LocalDate from, @Nullable LocalDate to) {}

  @PostMapping @ResponseStatus(HttpStatus.ACCEPTED) Rebuilds.Status begin(@RequestBody Order order) {
    if (order.tenantId() <= 0 || order.from() == null || order.to() == null) {
      throw Problem.invalid("day-invalid", "tenantId, from and to are needed, days like 2026-03-31", "send all three");
    }
    return rebuilds.begin(new TenantId(order.tenantId()), order.from(), order.to());
  }

  /// The newest first, since this process began.
  @GetMapping Page<Rebuilds.Status> list() { return Page.all(List.copyOf(rebuilds.list())); }
}
