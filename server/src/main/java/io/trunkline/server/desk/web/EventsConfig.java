package io.trunkline.server.desk.web;

import io.trunkline.server.identity.SignedIn;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.platform.web.WebConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.HandshakeInterceptor;

/// Where the event streams are, and for whom: people of a tenant, signed in on this very site (the session's filter has refused foreign pages).
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class EventsConfig implements WebSocketConfigurer {
  static final String PATH = "/api/v1/events";

  static final String BOARD = "/api/v1/supervision/events";

  private final EventsSocket desks;
  private final BoardSocket boards;

  EventsConfig(EventsSocket desks, BoardSocket boards) {
    this.desks = desks;
    this.boards = boards;
  }

  @Override public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry.addHandler(desks, PATH).addInterceptors(new Door(Role.AGENT)).setAllowedOriginPatterns("*");
    registry.addHandler(boards, BOARD).addInterceptors(new Door(Role.SUPERVISOR)).setAllowedOriginPatterns("*");
  }

  private record Door(Role needed) implements HandshakeInterceptor {
    @Override public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, Map<String, Object> attributes) {
      HttpServletRequest asked = ((ServletServerHttpRequest) request).getServletRequest();
      Actor actor = WebConfig.actor(asked);
      if (actor == null || actor.tenant() == null || actor.user() == null || !actor.role().covers(needed)) {
        response.setStatusCode(actor == null ? HttpStatus.UNAUTHORIZED : HttpStatus.FORBIDDEN);
        return false;
      }
      attributes.put(EventsSocket.ACTOR, actor);
      attributes.put(EventsSocket.AFTER, after(asked.getParameter("after")));
      if (asked.getAttribute(SignedIn.class.getName()) instanceof SignedIn session) attributes.put(EventsSocket.SESSION, session);
      return true;
    }

    private static long after(@Nullable String text) {
      try {
        return text == null ? 0 : Math.max(0, Long.parseLong(text));
      } catch (NumberFormatException _) {
        return 0;   // the whole picture is always right
      }
    }

    @Override public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, @Nullable Exception failure) {}
  }
}
