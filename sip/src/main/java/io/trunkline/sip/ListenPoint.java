package io.trunkline.sip;

import java.net.InetSocketAddress;

/// Where the stack listens. Port 0 in a configuration takes a free one; [SipStack#listenPoints] tells which.
public record ListenPoint(Transport transport, InetSocketAddress address) {}
