package io.trunkline.server.acd;

import io.trunkline.cell.InProcessHost;
import io.trunkline.kernel.Time;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AcdBeans {
  @Bean(destroyMethod = "close") InProcessHost routingHost(Time time) { return InProcessHost.start(time); }
}
