package io.trunkline.sip.internal;

import io.trunkline.sip.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import org.jspecify.annotations.Nullable;

/// A pair of addresses: ours is a listen point, so that answers and NAT bindings fit (symmetric response, RFC 3581). Two of the same pair are equal.
final class UdpFlow extends Flow {
  private final DatagramChannel socket;

  UdpFlow(DatagramChannel socket, InetSocketAddress remote, SentBy sentBy) {
    super(Transport.UDP, remote, sentBy);
    this.socket = socket;
  }

  /// The same listen point, another peer.
  UdpFlow to(InetSocketAddress other) { return new UdpFlow(socket, other, sentBy()); }

  /// From the caller's thread, past the socket's event loop: handing each datagram over would wake that loop for it. A full send buffer is one more way to lose a datagram.
  @Override void send(byte[] message, Runnable failed) {
    try {
      socket.send(ByteBuffer.wrap(message), remote());
    } catch (IOException | UnresolvedAddressException | UnsupportedAddressTypeException unsendable) {
      failed.run();
    }
  }

  @Override public boolean isOpen() { return socket.isOpen(); }

  @Override public void onClose(Runnable work) {}

  @Override public boolean equals(@Nullable Object other) {
    return other instanceof UdpFlow that && socket.equals(that.socket) && remote().equals(that.remote());
  }

  @Override public int hashCode() { return remote().hashCode(); }
}
