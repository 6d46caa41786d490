package io.trunkline.server.ivr;

import io.trunkline.server.platform.journal.FactTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IvrFacts {
  @Bean FactTypes ivrFactTypes() {
    return FactTypes.of(
        IvrStep.class, DigitsPressed.class, PromptMissing.class, FlowFailed.class, VoicemailLeft.class);
  }
}
