package io.trunkline.server.switchboard;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.UriParty;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A call came in, or an agent or a script began one.
///
/// @param from     normalised; of a call by an agent what the other side sees: a number of the tenant, the extension. `fromRaw` as the trunk or station sent it
/// @param trunk    name of the trunk, null for a web guest, a station or an internal call
/// @param numberId the tenant's number that was dialled or is shown
/// @param area     归属地 of the other side, where known
/// @param agent    who dialled, for OUT and INTERNAL
public record CallStarted(
    TenantId tenant, Instant at, CallId call,
    Direction direction, Party from, String fromRaw, Party dialled,
    @Nullable String trunk, @Nullable Long numberId, @Nullable String area, @Nullable AgentId agent) implements Fact.First {
  /// The robot that calls agents who practise.
  public static final Party PRACTICE = new UriParty("practice:robot");

  /// Where an agent's page hears itself.
  private static final Party SOUND_CHECK = new UriParty("sip:echo");

  /// A call to learn or to check the sound with: true on every page and path of a call, and in no record or report.
  public boolean isPractice() { return from.equals(PRACTICE) || dialled.equals(SOUND_CHECK); }

  /// As the tenant sees it.
  public enum Direction { IN, OUT, INTERNAL }
}
