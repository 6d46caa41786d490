package io.trunkline.sip.internal;

import io.trunkline.sip.DialogState;
import java.net.InetSocketAddress;

/// The flow of a dialog of a former process: known by its address, never open.
final class GoneFlow extends Flow {
  GoneFlow(DialogState state) {
    super(state.transport(), InetSocketAddress.createUnresolved(state.peerHost(), state.peerPort()), new SentBy("gone.invalid", -1));
    markClosed();
  }

  @Override void send(byte[] message, Runnable failed) { failed.run(); }
}
