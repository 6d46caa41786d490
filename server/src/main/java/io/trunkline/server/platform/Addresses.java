package io.trunkline.server.platform;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Where this process is reached, once it listens: asked-for ports may have been "any free one".
@Component
public class Addresses {
  private final Options options;
  private volatile int http;
  private volatile int sip;

  Addresses(Options options) {
    this.options = options;
    this.http = options.http();
    this.sip = options.sip();
  }

  @EventListener void listening(WebServerInitializedEvent event) { http = event.getWebServer().getPort(); }

  /// For whoever opened the SIP listen points.
  public void sip(int port) { sip = port; }

  public int http() { return http; }

  public int sip() { return sip; }

  /// The name or address that phones and browsers are told.
  public String host() {
    String advertise = options.advertise();
    if (advertise != null) return advertise;
    if (!options.open()) return "127.0.0.1";
    return firstOutside().orElse("127.0.0.1");
  }

  /// The host's own name often stands for 127.0.1.1, so the cards are asked: the first address that others can reach.
  private static Optional<String> firstOutside() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .map(InetAddress::getHostAddress)
          .findFirst();
    } catch (SocketException _) {
      return Optional.empty();
    }
  }
}
