package io.trunkline.server.platform;

import io.trunkline.kernel.SystemTime;
import io.trunkline.kernel.Time;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlatformBeans {
  @Bean Time time() { return SystemTime.INSTANCE; }

  /// Ids and parties in REST bodies, written as in facts.
  @Bean KernelJson kernelJson() { return new KernelJson(); }
}
