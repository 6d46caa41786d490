package io.trunkline.server.switchboard;

import io.trunkline.kernel.Party;
import org.jspecify.annotations.Nullable;

/// The phone by which an agent works now.
///
/// @param number the ordinary telephone, for [Kind#PHONE] only
public record StationChoice(Kind kind, @Nullable Party number) {
  public static final StationChoice BROWSER = new StationChoice(Kind.BROWSER, null);

  /// BROWSER: the page itself (WebRTC). SIP: a registered phone. PHONE: any telephone, rung through a trunk.
  public enum Kind { BROWSER, SIP, PHONE }

  public StationChoice {
    if ((kind == Kind.PHONE) != (number != null)) throw new IllegalArgumentException("an ordinary telephone has a number, other stations have none");
  }
}
