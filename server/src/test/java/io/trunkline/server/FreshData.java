package io.trunkline.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Gives a test's server an empty data directory under `target`.
class FreshData implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override public void initialize(ConfigurableApplicationContext context) {
    try {
      Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "server");
      TestPropertyValues.of("trunkline.data=" + data.toAbsolutePath()).applyTo(context);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
