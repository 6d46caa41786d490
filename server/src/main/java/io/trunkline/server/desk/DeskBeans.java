package io.trunkline.server.desk;

import io.trunkline.server.customers.Customers;
import io.trunkline.server.customers.LookUp;
import io.trunkline.server.platform.db.DatabaseAway;
import io.trunkline.server.records.Records;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeskBeans {
  /// The pop is there at once and the customer is filled in; by then the agent has answered.
  private static final Duration CUSTOMER_PATIENCE = Duration.ofSeconds(2);

  @Bean MissedCount missedCount(Records records) { return tenant -> records.missedCount(tenant, null); }

  @Bean CustomerLookup customerLookup(Customers customers) {
    return (tenant, number) -> {
      LookUp found = customers.lookUp(tenant, number, CUSTOMER_PATIENCE);
      if (found.unavailable()) throw new DatabaseAway();
      return found.matches().stream().map(each -> new DeskCall.Customer(each.id(), each.name(), each.level(), each.company(), each.notes())).toList();
    };
  }
}
