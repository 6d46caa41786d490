package io.trunkline.server.desk;

import io.trunkline.server.records.Records;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeskBeans {
  @Bean MissedCount missedCount(Records records) { return tenant -> records.missedCount(tenant, null); }
}
