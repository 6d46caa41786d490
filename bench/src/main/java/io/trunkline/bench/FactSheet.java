package io.trunkline.bench;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes facts as the shipper leaves them in `journal.fact`: numbered, each with its body.
final class FactSheet {
  private static final String INTO = "journal.fact (tenant_id, node, sequence, at, call_id, type, body)";
  private static final String NODE = "bench/past";

  private final Bulk bulk;
  private final long tenant;
  private long sequence;

  FactSheet(Bulk bulk, long tenant) {
    this.bulk = bulk;
    this.tenant = tenant;
  }

  long written() {
    return sequence;
  }

  /// @param more further components as JSON, `,"queue":3`
  void ofCall(long at, UUID call, String type, String more) {
    String moment = Instant.ofEpochMilli(at).toString();
    bulk.row(INTO, tenant, NODE, ++sequence, moment, call, type, "{\"tenant\":" + tenant + ",\"at\":\"" + moment + "\",\"call\":\"" + call + '"' + more + '}');
  }

  void ofAgent(long at, long agent, String from, String to, @Nullable String reason, @Nullable UUID contact) {
    String moment = Instant.ofEpochMilli(at).toString();
    bulk.row(INTO, tenant, NODE, ++sequence, moment, null, "AgentStateChanged", "{\"tenant\":" + tenant + ",\"at\":\"" + moment + "\",\"agent\":" + agent + ",\"from\":\"" + from
        + "\",\"to\":\"" + to + "\",\"reason\":" + text(reason) + ",\"contact\":" + text(contact) + ",\"by\":\"SYSTEM\"}");
  }

  static String text(@Nullable Object value) {
    return value == null ? "null" : '"' + value.toString() + '"';
  }
}
