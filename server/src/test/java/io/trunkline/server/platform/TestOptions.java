package io.trunkline.server.platform;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// Options with every default, under a directory.
public final class TestOptions {
  private TestOptions() {}

  public static Options in(Path data) {
    return new Binder(new MapConfigurationPropertySource(Map.of("trunkline.data", data.toString()))).bind("trunkline", Options.class).get();
  }
}
