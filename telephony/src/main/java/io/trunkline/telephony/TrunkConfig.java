package io.trunkline.telephony;

import io.trunkline.sip.Credentials;
import io.trunkline.sip.Transport;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A carrier's line.
///
/// @param addresses    in the order in which they are tried; what comes from one of these hosts comes from this trunk
/// @param credentials  our answer to the carrier's challenges, and the account that a registration names
/// @param mostCalls    both directions together; incoming ones above are refused with 486, cause 34, outgoing ones take another trunk
/// @param registration how long a registration is asked for; null for a trunk known by its addresses
public record TrunkConfig(long id, String name, List<Address> addresses, Transport transport, @Nullable Credentials credentials, int mostCalls,
    NumberPlan numbers, CallerIdHeader callerIdHeader, @Nullable Duration registration, boolean enabled) {
  public TrunkConfig {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty()) throw new IllegalArgumentException("a trunk has at least one address");
    if (registration != null && credentials == null) throw new IllegalArgumentException("a registration needs credentials");
  }

  /// @param port [#NONE]: the servers that the domain names by SRV, else the host at 5060 (RFC 3263 §4.2)
  public record Address(String host, int port) {
    public static final int NONE = -1;

    public static Address parse(String text) {
      int colon = text.lastIndexOf(':');
      if (colon < 0 || text.endsWith("]")) return new Address(text, NONE);
      return new Address(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    int portOrDefault() { return port == NONE ? 5060 : port; }

    @Override public String toString() { return port == NONE ? host : host + ":" + port; }
  }

  /// Where the carrier expects the number that we show.
  public enum CallerIdHeader {
    FROM,
    /// `P-Asserted-Identity` (RFC 3325), with the account in `From`.
    PAI
  }
}
