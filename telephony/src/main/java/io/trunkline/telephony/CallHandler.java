package io.trunkline.telephony;

import io.trunkline.kernel.TenantId;
import io.trunkline.media.Audio;
import io.trunkline.media.Tones;
import java.util.List;

/// The script of calls.
public interface CallHandler {
  /// Runs one call, on a virtual thread of its own: blocking is fine, but only through `caller`. When it returns, whoever is left is hung up.
  /// When it throws, the caller hears [#apology] and the call is recorded as [Fault#OURS].
  void run(Caller caller);

  /// What a caller hears before the call ends for an error of ours. Must come from memory.
  default List<Audio> apology(TenantId tenant) { return List.of(Tones.congestion()); }
}
