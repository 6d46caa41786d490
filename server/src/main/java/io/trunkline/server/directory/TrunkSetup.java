package io.trunkline.server.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A carrier's line as the operator set it up.
///
/// @param addresses      `host:port` in the order of preference; the next is tried when one doesn't answer
/// @param username       for digest towards the carrier, and its identity for REGISTRATION; null = none
/// @param password       null = none
/// @param maxCalls       calls at one time, both directions together
/// @param outboundPrefix digits put before every dialled number
/// @param inboundPrefix  digits that the carrier puts before every number that it sends calls for
/// @param areaCode       of the numbers that the carrier sends without one, as 21 for Shanghai; null = it sends none
public record TrunkSetup(
    long id,
    String name,
    Kind kind,
    List<String> addresses,
    Transport transport,
    @Nullable String username,
    @Nullable String password,
    int maxCalls,
    Format outboundFormat,
    String outboundPrefix,
    String inboundPrefix,
    @Nullable String areaCode,
    CallerIdHeader callerIdHeader,
    boolean enabled) {

  public TrunkSetup {
    addresses = List.copyOf(addresses);
    inboundPrefix = inboundPrefix == null ? "" : inboundPrefix;   // a node's copy of an earlier version has none
  }

  /// ADDRESS: the carrier is known by where it sends from. REGISTRATION: we register there.
  public enum Kind { ADDRESS, REGISTRATION }

  public enum Transport { UDP, TCP }

  /// How numbers are written to the carrier: +8613800138000, 013800138000 / 13800138000 as dialled in the country, 8613800138000.
  public enum Format { E164, NATIONAL, PLAIN86 }

  public enum CallerIdHeader { FROM, PAI }

  @Override public String toString() { return "TrunkSetup[" + id + " " + name + " " + addresses + "]"; }
}
