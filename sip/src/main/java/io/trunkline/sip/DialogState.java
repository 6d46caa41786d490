package io.trunkline.sip;

import java.util.List;

/// A confirmed dialog (RFC 3261 §12) as plain values, so that it can be journalled and resumed by another process: [SipStack#resume]. `local` and `remote`
/// are our and the peer's name-addr with tags; `routes` the route set, next hop first; `peerHost`/`peerPort` where the last request went or came from.
/// `localSequence` is the last CSeq that we used.
public record DialogState(String callId, String local, String remote, String contact, String remoteTarget, List<String> routes, long localSequence,
    long remoteSequence, Transport transport, String peerHost, int peerPort, boolean viaPeer) {
  public DialogState {
    routes = List.copyOf(routes);
  }
}
