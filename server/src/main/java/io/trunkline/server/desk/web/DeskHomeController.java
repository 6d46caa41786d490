package io.trunkline.server.desk.web;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.customers.Customer;
import io.trunkline.server.customers.Customers;
import io.trunkline.server.desk.DeskCall;
import io.trunkline.server.desk.Desks;
import io.trunkline.server.desk.internal.CallPicture;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.records.AgentDay;
import io.trunkline.server.records.PastContact;
import io.trunkline.server.records.Records;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a desk shows beside the call: the own day, and what was before with whoever is there. From PostgreSQL; a desk without it goes on.
@RestController
@RequestMapping("/api/v1/desk")
@Allow(Role.AGENT)
class DeskHomeController {
  private static final int CONTACTS = 10;

  private final Desks desks;
  private final Records records;
  private final Customers customers;
  private final Directory directory;
  private final Time time;

  DeskHomeController(Desks desks, Records records, Customers customers, Directory directory, Time time) {
    this.desks = desks;
    this.records = records;
    this.customers = customers;
    this.directory = directory;
    this.time = time;
  }

  /// Since midnight, in the tenant's time zone.
  @GetMapping("/today") AgentDay today(Actor actor) {
    TenantId tenant = actor.tenantId();
    ZoneId zone = directory.config(tenant).settings().timeZone();
    Instant midnight = time.now().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    return records.day(tenant, actor.agentId(), midnight, desks.snapshot(tenant, actor.agentId()).state().name());
  }

  /// For an agent who has the call: also calls that colleagues had with the same person.
  @GetMapping("/calls/{id}/contacts") Page<PastContact> contacts(@PathVariable UUID id, Actor actor) {
    TenantId tenant = actor.tenantId();
    CallPicture picture = desks.picture(tenant, new CallId(id));
    if (picture == null || !picture.shares().containsKey(actor.agentId())) throw Problem.notFound("call");
    return Page.all(records.contacts(tenant, numbers(tenant, picture), id, CONTACTS));
  }

  private List<String> numbers(TenantId tenant, CallPicture picture) {
    Set<String> numbers = new LinkedHashSet<>();
    Party outside = picture.outside();
    if (outside instanceof E164 || outside instanceof ServiceCode) numbers.add(outside.dialable());
    List<DeskCall.Customer> found = picture.customers().found();
    if (found.size() == 1) customers.find(tenant, found.getFirst().id()).map(Customer::numbers).ifPresent(numbers::addAll);
    return List.copyOf(numbers);
  }
}
