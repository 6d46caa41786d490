package io.trunkline.server.recording.internal;

import io.trunkline.kernel.Time;
import io.trunkline.media.recording.Recorder;
import io.trunkline.server.platform.Options;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecordingBeans {
  @Bean Vault vault(Options options) throws IOException { return new Vault(options.data()); }

  /// One thread writes some thousand calls.
  @Bean(destroyMethod = "close") Recorder recorder(Vault vault, Time time) { return new Recorder(vault.root(), 1, time); }
}
