package io.trunkline.server.switchboard;

import io.trunkline.server.platform.journal.DialogLedger;
import io.trunkline.sip.DialogState;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Keeps each dialog that is up where a crash doesn't reach, so that the next start can end it.
@Component
class DialogKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(DialogKeeper.class);

  private final DialogLedger ledger;
  private final JsonMapper json = JsonMapper.builder().build();

  DialogKeeper(DialogLedger ledger) { this.ledger = ledger; }

  void up(String key, DialogState state) {
    try {
      ledger.put(key, json.writeValueAsString(state));
    } catch (JacksonException failure) {
      LOG.atError().addKeyValue("dialog", key).setCause(failure).log("dialog.not-kept");
    }
  }

  void down(String key) { ledger.remove(key); }

  /// The dialogs that a former process of this node left up. They are taken out of the ledger: whoever asks must end them.
  List<DialogState> takeLeftOver() {
    List<DialogState> states = new ArrayList<>();
    ledger.leftOver().forEach((key, text) -> {
      try {
        states.add(json.readValue(text, DialogState.class));
      } catch (JacksonException unreadable) {
        LOG.atError().addKeyValue("dialog", key).setCause(unreadable).log("dialog.unreadable");
      }
      ledger.remove(key);
    });
    return states;
  }
}
