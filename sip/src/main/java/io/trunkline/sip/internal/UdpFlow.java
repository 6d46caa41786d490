package io.trunkline.sip.internal;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DatagramPacket;
import io.trunkline.sip.Transport;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// A pair of addresses: ours is a listen point, so that answers and NAT bindings fit (symmetric response, RFC 3581). Two of the same pair are equal.
final class UdpFlow extends Flow {
  private final Channel channel;

  UdpFlow(Channel channel, InetSocketAddress remote, SentBy sentBy) {
    super(Transport.UDP, remote, sentBy);
    this.channel = channel;
  }

  /// The same listen point, another peer.
  UdpFlow to(InetSocketAddress other) { return new UdpFlow(channel, other, sentBy()); }

  @Override void send(byte[] message, Runnable failed) {
    ChannelFuture sending = channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(message), remote()));
    sending.addListener(done -> {
      if (!done.isSuccess()) failed.run();
    });
  }

  @Override public boolean isOpen() { return channel.isOpen(); }

  @Override public void onClose(Runnable work) {}

  @Override public boolean equals(@Nullable Object other) {
    return other instanceof UdpFlow that && channel.equals(that.channel) && remote().equals(that.remote());
  }

  @Override public int hashCode() { return remote().hashCode(); }
}
