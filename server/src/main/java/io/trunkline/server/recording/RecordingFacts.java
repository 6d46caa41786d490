package io.trunkline.server.recording;

import io.trunkline.server.platform.journal.FactTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecordingFacts {
  @Bean FactTypes recordingFactTypes() {
    return FactTypes.of(
        RecordingStarted.class, RecordingFinished.class);
  }
}
