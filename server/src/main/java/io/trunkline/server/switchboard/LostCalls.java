package io.trunkline.server.switchboard;

import io.trunkline.server.platform.journal.FileJournal;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Says at the start what became of the calls that an earlier life of this node left without an end: they died with it.
@Component
class LostCalls {
  private static final Logger LOG = LoggerFactory.getLogger(LostCalls.class);

  LostCalls(FileJournal journal) {
    Instant died = journal.lastSign();
    for (var open : journal.leftOpen()) {
      Instant at = died.isBefore(open.since()) ? open.since() : died;
      journal.append(new CallLost(open.tenant(), at, open.call(), "NODE_RESTARTED"));
    }
    if (!journal.leftOpen().isEmpty()) LOG.atWarn().addKeyValue("calls", journal.leftOpen().size()).addKeyValue("since", died).log("calls.lost");
  }
}
