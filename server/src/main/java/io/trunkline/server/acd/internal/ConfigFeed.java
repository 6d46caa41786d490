package io.trunkline.server.acd.internal;

import io.trunkline.cell.RoutingHost;
import io.trunkline.cell.RoutingHost.Submission;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.routing.Command;
import io.trunkline.server.directory.TenantConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Keeps routing's configuration like the directory's: sends what differs from what it last sent. Where routing is too busy, the rest follows a moment later.
public final class ConfigFeed {
  private static final Duration AGAIN = Duration.ofMillis(100);

  private final RoutingHost host;
  private final Time time;
  private final Map<TenantId, RoutingConfig> sent = new HashMap<>();
  private final Map<TenantId, RoutingConfig> wanted = new HashMap<>();

  public ConfigFeed(RoutingHost host, Time time) {
    this.host = host;
    this.time = time;
  }

  public synchronized void changed(TenantConfig config) {
    RoutingConfig fresh = RoutingConfig.of(config);
    wanted.put(fresh.tenant(), fresh);
    send(fresh.tenant());
  }

  private synchronized void send(TenantId tenant) {
    RoutingConfig target = wanted.getOrDefault(tenant, RoutingConfig.none(tenant));
    for (Command command : target.since(sent.getOrDefault(tenant, RoutingConfig.none(tenant)))) {
      Submission submission = host.submit(command);
      if (submission == Submission.UNAVAILABLE) return;
      if (submission == Submission.BUSY) {
        // Repeating what was taken before is harmless, so nothing is noted until all of it is in.
        time.after(AGAIN, () -> send(tenant));
        return;
      }
    }
    sent.put(tenant, target);
  }
}
