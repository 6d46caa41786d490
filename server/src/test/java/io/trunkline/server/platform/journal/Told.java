package io.trunkline.server.platform.journal;

import io.trunkline.server.platform.db.TenantTx;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Facts told to PostgreSQL and the projectors as the shipper would, but in the order and as often as a test likes.
public final class Told {
  private final PostgresDelivery delivery;
  private final FactJson json;

  public Told(TenantTx tx, List<Projector> projectors, FactJson json) {
    this.delivery = new PostgresDelivery(tx, projectors);
    this.json = json;
  }

  public NumberedFact numbered(String node, long sequence, Fact fact) {
    return json.read(node, sequence, new String(json.write(fact), StandardCharsets.UTF_8));
  }

  /// @param facts of one node
  public void tell(List<NumberedFact> facts) { delivery.deliver(facts); }
}
