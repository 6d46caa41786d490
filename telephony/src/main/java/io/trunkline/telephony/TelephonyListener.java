package io.trunkline.telephony;

import io.trunkline.sip.DialogState;
import java.time.Instant;

/// Hears of calls, trunks, stations and dialogs. Each method is called on the thread where it happens and must not block.
public interface TelephonyListener extends CallListener {
  TelephonyListener NONE = new TelephonyListener() {};

  @Override default void happened(Call call, Instant at, CallFact fact) {}

  /// A dialog is up, or what is needed to end it has changed. To be kept where a crash doesn't reach: [Telephony#releaseDialogs].
  ///
  /// @param key names the dialog for its life
  default void dialogUp(String key, DialogState state) {}

  /// The far end knows that the dialog is over, or was given up.
  default void dialogDown(String key) {}

  /// The first contact of a station was registered, or the last one went.
  default void stationChanged(String aor, boolean online) {}

  default void trunkChanged(TrunkConfig trunk, TrunkState state) {}
}
