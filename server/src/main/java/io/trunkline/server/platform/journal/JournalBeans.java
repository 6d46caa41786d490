package io.trunkline.server.platform.journal;

import io.trunkline.kernel.Time;
import io.trunkline.server.platform.NodeFigures;
import io.trunkline.server.platform.Options;
import io.trunkline.server.platform.db.Database;
import io.trunkline.server.platform.db.TenantTx;
import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JournalBeans {
  private static final long SEGMENT_BYTES = 16 << 20;

  @Bean FactJson factJson(List<FactTypes> types) { return new FactJson(types); }

  @Bean FileJournal journal(Options options, FactJson json, Time time) throws IOException {
    return new FileJournal(options.data().resolve("journal"), options.node(), SEGMENT_BYTES, json, time);
  }

  @Bean DialogLedger dialogLedger(Options options) throws IOException { return new DialogLedger(options.data().resolve("journal/dialogs.ledger")); }

  @Bean Shipper journalShipper(FileJournal journal, FactJson json, TenantTx tx, List<Projector> projectors, Time time, Database database) throws IOException {
    Shipper shipper = new Shipper(journal, json, new PostgresDelivery(tx, projectors), time);
    database.whenUp(shipper::wake);
    return shipper;
  }

  @Bean NodeFigures journalFigures(Shipper shipper) {
    return new NodeFigures() {
      @Override public long journalBacklog() { return shipper.backlog(); }

      @Override public boolean journalWaits() { return shipper.isWaiting(); }
    };
  }
}
