package io.trunkline.server.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.ManualTime;
import io.trunkline.server.platform.journal.DialogLedger;
import io.trunkline.sip.DialogState;
import io.trunkline.sip.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialogKeeperTest {
  private final ManualTime time = new ManualTime(Instant.parse("2026-01-05T12:00:00Z"));
  private final List<DialogState> ended = new ArrayList<>();
  @TempDir Path directory;

  @Test void dialogsOfADeadProcessAreEndedByEachStartUntilOneHasLivedLongEnough() throws IOException {
    try (DialogLedger ledger = open()) {
      new DialogKeeper(ledger, time).up("a", state("a"));
    }
    for (int killedAtOnce = 0; killedAtOnce < 2; killedAtOnce++) {
      ended.clear();
      try (DialogLedger ledger = open()) {
        DialogKeeper keeper = new DialogKeeper(ledger, time);
        keeper.release(ended::addAll);
        keeper.release(ended::addAll);
        assertThat(ended).containsExactly(state("a"));
      }
    }
    try (DialogLedger ledger = open()) {
      new DialogKeeper(ledger, time).release(_ -> { });
      time.passes(Duration.ofSeconds(33));
    }
    try (DialogLedger ledger = open()) {
      assertThat(ledger.leftOver()).isEmpty();
    }
  }

  private DialogLedger open() throws IOException { return new DialogLedger(directory.resolve("dialogs")); }

  private static DialogState state(String callId) {
    return new DialogState(callId, "<sip:us@here>;tag=1", "<sip:them@there>;tag=2", "<sip:us@here>", "sip:them@there", List.of(), 10, 20, Transport.UDP, "127.0.0.2", 5060, true);
  }
}
