package io.trunkline.server.switchboard.web;

import io.trunkline.kernel.Time;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.WebConfig;
import io.trunkline.server.switchboard.Switchboard;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/// Puts [SipSockets] at its path.
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SipSocketConfig implements WebSocketConfigurer {
  private final Switchboard switchboard;
  private final Time time;

  SipSocketConfig(Switchboard switchboard, Time time) {
    this.switchboard = switchboard;
    this.time = time;
  }

  @Override public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    SipSockets sockets = new SipSockets(switchboard::accept, SipSocketConfig::principal, time);
    // Any origin here: the session filter has compared it with the Host that was asked for, which also holds behind a proxy that ends TLS.
    registry.addHandler(sockets, SipSockets.PATH).addInterceptors(sockets).setAllowedOriginPatterns("*");
  }

  private static Object principal(ServerHttpRequest request) {
    Actor actor = request instanceof ServletServerHttpRequest servlet ? WebConfig.actor(servlet.getServletRequest()) : null;
    return actor == null ? "" : actor;
  }
}
