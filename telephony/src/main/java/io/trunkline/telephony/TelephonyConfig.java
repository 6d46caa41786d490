package io.trunkline.telephony;

import io.trunkline.media.MediaConfig;
import io.trunkline.sip.SipConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How one node's telephony listens, how much it takes, and how long it waits.
///
/// @param realm      of digest challenges; the domain that stations register at
/// @param resolver   the name server to ask for trunks' servers (SRV); null asks the machine's own
/// @param ratedCalls calls that this node holds in its worst mixture; above them new ones get 503
public record TelephonyConfig(SipConfig sip, MediaConfig media, String realm, int ratedCalls, Patience patience,
    @Nullable InetSocketAddress resolver) {
  public TelephonyConfig {
    if (ratedCalls < 1) throw new IllegalArgumentException("ratedCalls must be positive");
  }

  public TelephonyConfig(SipConfig sip, MediaConfig media, String realm, int ratedCalls, Patience patience) { this(sip, media, realm, ratedCalls, patience, null); }

  /// Everything on one address at free ports: for tests and trials.
  public static TelephonyConfig on(InetAddress address) {
    return new TelephonyConfig(SipConfig.at(new InetSocketAddress(address, 0)), MediaConfig.on(address, 1), "trunkline", 300, Patience.USUAL);
  }

  public TelephonyConfig rated(int calls) { return new TelephonyConfig(sip, media, realm, calls, patience, resolver); }

  public TelephonyConfig with(Patience other) { return new TelephonyConfig(sip, media, realm, ratedCalls, other, resolver); }

  public TelephonyConfig asking(@Nullable InetSocketAddress nameServer) { return new TelephonyConfig(sip, media, realm, ratedCalls, patience, nameServer); }

  /// @param failover   a trunk's address that gives no provisional response within this is left for the next one
  /// @param reattach   how long a call waits for an agent whose browser went away
  /// @param vanished   after its WebSocket closed, how long a browser's sound may be missing before the agent counts as gone
  /// @param probe      between two OPTIONS to a trunk's address
  /// @param retryAfter told to peers that are refused for load
  public record Patience(Duration failover, Duration reattach, Duration vanished, Duration probe, Duration retryAfter) {
    public static final Patience USUAL =
        new Patience(Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(5));
  }
}
