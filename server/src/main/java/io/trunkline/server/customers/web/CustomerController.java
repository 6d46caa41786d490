package io.trunkline.server.customers.web;

import io.trunkline.kernel.Party;
import io.trunkline.server.customers.Customer;
import io.trunkline.server.customers.CustomerData;
import io.trunkline.server.customers.Customers;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import io.trunkline.telephony.NumberPlan;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Customers: everybody of the tenant reads and writes them; supervisors delete.
@RestController
@RequestMapping("/api/v1/customers")
@Allow(Role.AGENT)
class CustomerController {
  private final Customers customers;

  CustomerController(Customers customers) { this.customers = customers; }

  @GetMapping Page<Customer> search(
      Actor actor,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(required = false) @Nullable Integer limit) {
    return customers.search(actor.tenantId(), q, after, Page.limit(limit));
  }

  @PostMapping @ResponseStatus(HttpStatus.CREATED) Customer create(Actor actor, @RequestBody CustomerData body) { return customers.create(actor, body); }

  /// Who has this number; several may.
  @GetMapping("/match") Page<Customer> match(Actor actor, @RequestParam String number) {
    Party party = NumberPlan.CHINA.read(number);
    return Page.all(customers.match(actor.tenantId(), party));
  }

  @GetMapping("/{id}") Customer get(Actor actor, @PathVariable long id) {
    return customers.find(actor.tenantId(), id).orElseThrow(() -> Problem.notFound("customer"));
  }

  @PutMapping("/{id}") Customer update(Actor actor, @PathVariable long id, @RequestBody CustomerData body) { return customers.update(actor, id, body); }

  @DeleteMapping("/{id}") @Allow(Role.SUPERVISOR) @ResponseStatus(HttpStatus.NO_CONTENT) void delete(Actor actor, @PathVariable long id) {
    customers.delete(actor, id);
  }
}
