package io.trunkline.telephony;

import io.trunkline.kernel.Time;
import io.trunkline.sip.SipStack;

/// What calls need of their node. Thread-safe.
interface Exchange {
  Time time();

  TelephonyConfig config();

  SipStack sip();

  Legs legs();

  Registrar registrar();

  Lines trunks();

  Requests requests();

  void tell(Call call, CallFact fact);

  void callEnded(LiveCall call);

  void dialBegan(DialRun run);

  void dialEnded(DialRun run);
}
