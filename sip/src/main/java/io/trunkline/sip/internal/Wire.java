package io.trunkline.sip.internal;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.trunkline.kernel.Time;
import io.trunkline.sip.ListenPoint;
import io.trunkline.sip.MalformedSip;
import io.trunkline.sip.SipConfig;
import io.trunkline.sip.SipMessage;
import io.trunkline.sip.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The sockets: UDP and TCP listen points and the TCP connections we open, on Netty's event loops. Thread-safe.
@SuppressWarnings("FutureReturnValueIgnored")   // a close that fails leaves nothing to do
final class Wire {
  private static final int MOST_CONNECTIONS = 20_000;
  private static final int UNSENT_BYTES = 512 * 1024;
  private static final int CONNECT_MILLIS = 4_000;
  /// A connection that brings no message for so long isn't a phone's.
  private static final Duration FIRST_MESSAGE = Duration.ofSeconds(15);

  private record Udp(Channel channel, DatagramChannel socket, Flow.SentBy sentBy, ListenPoint point) {}

  private final EventLoopGroup loops;
  private final SipConfig config;
  private final Ingress ingress;
  private final Time time;
  private final List<Udp> udp = new ArrayList<>();
  private final List<ListenPoint> points = new ArrayList<>();
  private final List<Channel> open = new ArrayList<>();
  /// By the peer's address: those we opened and those it opened, the newest winning.
  private final Map<InetSocketAddress, TcpFlow> connections = new ConcurrentHashMap<>();

  Wire(EventLoopGroup loops, SipConfig config, Ingress ingress, Time time) {
    this.loops = loops;
    this.config = config;
    this.ingress = ingress;
    this.time = time;
  }

  void listen() {
    int shared = 0;   // with port 0, UDP and TCP of one address get the same number where that is free
    for (ListenPoint point : config.listen()) {
      InetSocketAddress wanted = point.address();
      if (wanted.getPort() == 0 && shared != 0) wanted = new InetSocketAddress(wanted.getAddress(), shared);
      Channel channel = bound(point.transport(), wanted, point.address());
      open.add(channel);
      ListenPoint real = new ListenPoint(point.transport(), (InetSocketAddress) channel.localAddress());
      points.add(real);
      if (point.transport() == Transport.UDP) udp.add(new Udp(channel, channel.pipeline().get(Datagrams.class).socket, sentBy(real.address()), real));
      shared = real.address().getPort();
    }
  }

  private Channel bound(Transport transport, InetSocketAddress wanted, InetSocketAddress otherwise) {
    ChannelFuture first = (transport == Transport.UDP ? bindUdp(wanted) : bindTcp(wanted)).awaitUninterruptibly();
    if (first.isSuccess()) return first.channel();
    ChannelFuture second = wanted.equals(otherwise) ? first : (transport == Transport.UDP ? bindUdp(otherwise) : bindTcp(otherwise)).awaitUninterruptibly();
    if (second.isSuccess()) return second.channel();
    close();
    throw new UncheckedIOException(new IOException("cannot listen for SIP on " + transport + " " + wanted, second.cause()));
  }

  private ChannelFuture bindUdp(InetSocketAddress address) {
    DatagramChannel socket = newSocket();
    return new Bootstrap().group(loops).channelFactory(() -> new NioDatagramChannel(socket))
        .option(ChannelOption.SO_RCVBUF, 4 << 20)
        .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(SipMessage.LONGEST))
        .handler(new Datagrams(socket)).bind(address);
  }

  private static DatagramChannel newSocket() {
    try {
      return DatagramChannel.open();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot make a UDP socket", failure);
    }
  }

  private ChannelFuture bindTcp(InetSocketAddress address) {
    return new ServerBootstrap().group(loops).channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.SO_KEEPALIVE, true)
        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(UNSENT_BYTES / 2, UNSENT_BYTES))
        .childHandler(new ChannelInitializer<Channel>() {
          @Override protected void initChannel(Channel channel) { accepted(channel); }
        }).bind(address);
  }

  private void accepted(Channel channel) {
    if (connections.size() >= MOST_CONNECTIONS) {
      channel.close();
      return;
    }
    TcpFlow flow = new TcpFlow((InetSocketAddress) channel.remoteAddress(), sentBy((InetSocketAddress) channel.localAddress()));
    flow.opened(channel);
    connections.put(flow.remote(), flow);
    Stream stream = new Stream(flow);
    channel.pipeline().addLast(stream);
    time.after(FIRST_MESSAGE, () -> {
      if (!stream.brought) channel.close();
    });
  }

  List<ListenPoint> listenPoints() { return List.copyOf(points); }

  /// The flow to a UDP peer from the first listen point of its family.
  Flow udp(InetSocketAddress remote) {
    boolean six = remote.getAddress() instanceof Inet6Address;
    Udp fitting = udp.stream().filter(point -> point.point().address().getAddress() instanceof Inet6Address == six).findFirst()
        .or(() -> udp.stream().findFirst()).orElseThrow(() -> new MalformedSip(503, "no UDP listen point"));
    return new UdpFlow(fitting.socket(), remote, fitting.sentBy());
  }

  /// The open connection to a TCP peer, or a new one.
  Flow tcp(InetSocketAddress remote) {
    TcpFlow known = connections.get(remote);
    if (known != null && known.isOpen()) return known;
    TcpFlow flow = new TcpFlow(remote, sentBy(Transport.TCP));
    connections.put(remote, flow);
    Stream stream = new Stream(flow);
    ChannelFuture connecting = new Bootstrap().group(loops).channel(NioSocketChannel.class)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true)
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(UNSENT_BYTES / 2, UNSENT_BYTES))
        .handler(stream).connect(remote);
    connecting.addListener(done -> {
      if (done.isSuccess()) flow.opened(connecting.channel());
      else lost(flow);
    });
    return flow;
  }

  private void lost(TcpFlow flow) {
    connections.remove(flow.remote(), flow);
    flow.failed();
  }

  /// How we write ourselves for a transport: its first listen point, or the first of all.
  Flow.SentBy sentBy(Transport transport) {
    return points.stream().filter(point -> point.transport() == transport).findFirst().or(() -> points.stream().findFirst())
        .map(point -> sentBy(point.address())).orElseGet(() -> new Flow.SentBy(config.advertisedHost() == null ? "trunkline.invalid" : config.advertisedHost(), -1));
  }

  private Flow.SentBy sentBy(InetSocketAddress local) {
    String advertised = config.advertisedHost();
    int port = points.stream().map(ListenPoint::address).filter(address -> address.getPort() == local.getPort()).findFirst()
        .map(InetSocketAddress::getPort).orElse(local.getPort());
    return new Flow.SentBy(advertised == null ? literal(local.getAddress()) : advertised, port);
  }

  static String literal(InetAddress address) { return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress(); }

  void close() {
    open.forEach(channel -> channel.close().awaitUninterruptibly());
    connections.values().forEach(TcpFlow::close);
  }

  /// The UDP socket's receiving end; sending is done by the socket itself ([UdpFlow]).
  private final class Datagrams extends SimpleChannelInboundHandler<DatagramPacket> {
    final DatagramChannel socket;

    Datagrams(DatagramChannel socket) { this.socket = socket; }

    @Override protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
      ByteBuf content = packet.content();
      if (content.readableBytes() < 20) return;   // keep-alives of phones: CRLF, NUL
      byte[] message = new byte[content.readableBytes()];
      content.readBytes(message);
      Udp here = udp.stream().filter(point -> point.channel().equals(context.channel())).findFirst().orElse(null);
      if (here != null) ingress.received(new UdpFlow(here.socket(), packet.sender(), here.sentBy()), message);
    }

    @Override public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      // An ICMP error of an earlier datagram: it says nothing about the socket, which goes on.
    }
  }

  /// One TCP connection's receiving end.
  private final class Stream extends ChannelInboundHandlerAdapter {
    private final TcpFlow flow;
    private final StreamFramer framer = new StreamFramer();
    private volatile boolean brought;

    Stream(TcpFlow flow) { this.flow = flow; }

    @Override public void channelRead(ChannelHandlerContext context, Object read) {
      ByteBuf content = (ByteBuf) read;
      byte[] bytes = new byte[content.readableBytes()];
      content.readBytes(bytes);
      content.release();
      try {
        StreamFramer.Cut cut = framer.feed(bytes);
        if (cut.pinged()) context.writeAndFlush(Unpooled.wrappedBuffer(new byte[] {'\r', '\n'}));
        if (!cut.messages().isEmpty()) brought = true;
        for (byte[] message : cut.messages()) ingress.received(flow, message);
      } catch (MalformedSip lostStream) {
        context.close();   // without its length the next message can't be found
      }
    }

    @Override public void channelInactive(ChannelHandlerContext context) { lost(flow); }

    @Override public void exceptionCaught(ChannelHandlerContext context, Throwable cause) { context.close(); }
  }
}
