package io.trunkline.server.identity.internal;

import io.trunkline.server.platform.KernelJson;
import io.trunkline.server.platform.TestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/// Opens the log of a data directory as the program does.
public final class SessionLogs {
  private SessionLogs() {}

  public static SessionLog in(Path data) {
    try {
      return new SessionLog(TestOptions.in(data), JsonMapper.builder().addModule(new KernelJson()).build());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
