package io.trunkline.server.platform.tls;

import io.trunkline.server.platform.Options;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Plain HTTP serves this machine (and a proxy on it); whoever comes from elsewhere is sent to HTTPS, where passwords are safe and microphones work.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainHttpRedirect extends OncePerRequestFilter {
  private final Options options;

  PlainHttpRedirect(Options options) { this.options = options; }

  @Override protected boolean shouldNotFilter(HttpServletRequest request) {
    return !options.open() || !options.servesHttps() || request.isSecure() || isLocal(request.getRemoteAddr());
  }

  @Override protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    response.setStatus(HttpServletResponse.SC_PERMANENT_REDIRECT);
    response.setHeader(HttpHeaders.LOCATION, "https://" + request.getServerName() + ":" + options.https() + request.getRequestURI() + query);
  }

  private static boolean isLocal(String address) {
    return InetAddress.ofLiteral(address).isLoopbackAddress();
  }
}
