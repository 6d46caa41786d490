package io.trunkline.server.records.web;

import io.trunkline.server.customers.Customer;
import io.trunkline.server.customers.Customers;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.records.CallQuery;
import io.trunkline.server.records.CallRow;
import io.trunkline.server.records.Records;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Calls with a customer, by any of the customer's numbers; for whoever speaks with him, so not the own ones alone.
@RestController
@RequestMapping("/api/v1/customers/{id}/calls")
@Allow(Role.AGENT)
class CustomerCallsController {
  private final Customers customers;
  private final Records records;

  CustomerCallsController(Customers customers, Records records) {
    this.customers = customers;
    this.records = records;
  }

  @GetMapping Page<CallRow> calls(
      Actor actor, @PathVariable long id, @RequestParam(required = false) @Nullable String after, @RequestParam(required = false) @Nullable Integer limit) {
    Customer customer = customers.find(actor.tenantId(), id).orElseThrow(() -> Problem.notFound("customer"));
    if (customer.numbers().isEmpty()) return Page.all(List.of());
    return records.search(actor.tenantId(), new CallQuery(null, null, customer.numbers(), null, null, null, null, null), after, Page.limit(limit));
  }
}
