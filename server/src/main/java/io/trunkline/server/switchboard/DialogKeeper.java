package io.trunkline.server.switchboard;

import io.trunkline.kernel.Time;
import io.trunkline.server.platform.journal.DialogLedger;
import io.trunkline.sip.DialogState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Keeps each dialog that is up where a crash doesn't reach, so that the next start can end it.
@Component
class DialogKeeper {
  /// RFC 3261 §17.1.2.2: after 64*T1 a BYE is answered or given up.
  private static final Duration GIVEN_UP = Duration.ofSeconds(32);
  private static final Logger LOG = LoggerFactory.getLogger(DialogKeeper.class);

  private final DialogLedger ledger;
  private final Time time;
  private final JsonMapper json = JsonMapper.builder().build();
  private final AtomicBoolean released = new AtomicBoolean();

  DialogKeeper(DialogLedger ledger, Time time) {
    this.ledger = ledger;
    this.time = time;
  }

  void up(String key, DialogState state) {
    try {
      ledger.put(key, json.writeValueAsString(state));
    } catch (JacksonException failure) {
      LOG.atError().addKeyValue("dialog", key).setCause(failure).log("dialog.not-kept");
    }
  }

  void down(String key) { ledger.remove(key); }

  /// Has the dialogs ended that a former process of this node left up: the first time, later calls do nothing. They stay in the ledger until every far end
  /// has answered or given up, so that another crash meanwhile only makes the next start end them once more.
  void release(Consumer<List<DialogState>> ending) {
    if (!released.compareAndSet(false, true) || ledger.leftOver().isEmpty()) return;
    List<DialogState> states = ledger.leftOver().entrySet().stream().flatMap(each -> read(each.getKey(), each.getValue()).stream()).toList();
    LOG.atWarn().addKeyValue("dialogs", states.size()).log("dialogs.released");
    ending.accept(states);
    time.after(GIVEN_UP, () -> ledger.leftOver().keySet().forEach(ledger::remove));
  }

  private Optional<DialogState> read(String key, String text) {
    try {
      return Optional.of(json.readValue(text, DialogState.class));
    } catch (JacksonException unreadable) {
      LOG.atError().addKeyValue("dialog", key).setCause(unreadable).log("dialog.unreadable");
      return Optional.empty();
    }
  }
}
