package io.trunkline.server.identity.internal;

import io.trunkline.server.identity.People;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.tenancy.TenantStarter;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The first person of a new tenant: `admin`.
@Component
@Order(10)
class AdminStarter implements TenantStarter {
  private final People people;

  AdminStarter(People people) { this.people = people; }

  @Override public void start(Opening opening) {
    People.Made made = people.add(opening.jdbc(), "admin", opening.request().adminName(), Role.ADMIN);
    opening.admin(made.id().value(), made.password());
  }
}
