package io.trunkline.server.switchboard;

import io.trunkline.server.platform.journal.FactTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SwitchboardFacts {
  @Bean FactTypes switchboardFactTypes() {
    return FactTypes.of(
        CallStarted.class, CallAnswered.class, PartyJoined.class, PartyHeld.class, PartyRetrieved.class, PartyLeft.class,
        TransferStarted.class, TransferCompleted.class, ConferenceStarted.class, ConsultEnded.class, CallEnded.class, CallLost.class,
        DialFailed.class, PartyLost.class, PartyReattached.class, PartySilent.class, PartyHeardAgain.class, PartySounded.class,
        ScriptFailed.class, CallSupervised.class, SupervisionEnded.class);
  }
}
