package io.trunkline.server.desk;

import io.trunkline.server.platform.journal.FactTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeskFacts {
  @Bean FactTypes deskFactTypes() { return FactTypes.of(AgentStateForced.class, CallForcedOff.class); }
}
