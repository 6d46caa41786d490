package io.trunkline.server.desk;

import io.trunkline.server.customers.Customer;
import io.trunkline.server.customers.Customers;
import io.trunkline.server.customers.LookUp;
import io.trunkline.server.records.Records;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeskBeans {
  /// By then the agent has taken the call or wants to know that nothing is coming.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Bean MissedCount missedCount(Records records) { return tenant -> records.missedCount(tenant, null); }

  @Bean CustomerLookup customerLookup(Customers customers) {
    return (tenant, number) -> {
      LookUp found = customers.lookUp(tenant, number, PATIENCE);
      if (found.unavailable()) throw new IllegalStateException("customers can't be asked now");
      return found.matches().stream().map(DeskBeans::shown).toList();
    };
  }

  private static DeskCall.Customer shown(Customer customer) {
    return new DeskCall.Customer(customer.id(), customer.name(), customer.level(), customer.company(), customer.notes());
  }
}
