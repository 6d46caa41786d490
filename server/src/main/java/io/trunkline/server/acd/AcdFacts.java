package io.trunkline.server.acd;

import io.trunkline.server.platform.journal.FactTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AcdFacts {
  @Bean FactTypes acdFactTypes() {
    return FactTypes.of(
        ContactQueued.class, ContactOffered.class, OfferEnded.class, ContactConnected.class, ContactOverflowed.class,
        ContactAbandoned.class, AgentStateChanged.class, WrapUpEnded.class);
  }
}
