package io.trunkline.server.platform.web;

import io.trunkline.server.platform.Options;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Loopback only, until the operator says `--public`.
@Component
class Binding implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private final Options options;

  Binding(Options options) { this.options = options; }

  @Override public void customize(TomcatServletWebServerFactory factory) {
    try {
      factory.setAddress(InetAddress.getByName(options.bindAddress()));
    } catch (UnknownHostException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
