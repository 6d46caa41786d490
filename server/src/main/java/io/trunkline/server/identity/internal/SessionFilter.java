package io.trunkline.server.identity.internal;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.identity.ApiTokens;
import io.trunkline.server.identity.Sessions;
import io.trunkline.server.identity.SignedIn;
import io.trunkline.server.platform.CallContext;
import io.trunkline.server.platform.db.DatabaseAway;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.ProblemBody;
import io.trunkline.server.platform.web.WebConfig;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Finds out who asks: by cookie or by API token. Refuses writes without the session's header and WebSockets opened from another site's page.
@Component
class SessionFilter extends OncePerRequestFilter {
  static final String SESSION = SignedIn.class.getName();

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private final Sessions sessions;
  private final ApiTokens tokens;
  private final JsonMapper json;

  SessionFilter(Sessions sessions, ApiTokens tokens, JsonMapper json) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.json = json;
  }

  @Override protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.startsWith("/api/") && !path.equals("/sip");
  }

  @Override protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
    if (request.getHeader("Upgrade") != null && !ownPage(request)) {
      refuse(response, 403, "foreign-page", "this WebSocket was opened by another site's page");
      return;
    }
    String bearer = request.getHeader("Authorization");
    Actor actor = null;
    if (bearer != null && bearer.startsWith("Bearer ")) {
      try {
        actor = tokens.find(bearer.substring(7).strip(), request.getRemoteAddr()).orElse(null);
      } catch (DatabaseAway _) {
        refuse(response, 503, "database-away", "the database can't be reached and this token was not used here before");
        return;
      }
      if (actor == null) {
        refuse(response, 401, "token-unknown", "this API token is not known");
        return;
      }
    } else {
      Optional<SignedIn> session = cookie(request).flatMap(sessions::find);
      if (session.isPresent()) {
        if (needsHeader(request) && !same(session.get().csrf(), request.getHeader("X-CSRF-Token"))) {
          refuse(response, 403, "csrf", "a write needs the header X-CSRF-Token of the session");
          return;
        }
        request.setAttribute(SESSION, session.get());
        actor = actor(session.get(), request);
      }
    }
    if (actor != null) WebConfig.setActor(request, actor);
    TenantId tenant = actor == null ? null : actor.tenant();
    if (tenant == null) {
      chain.doFilter(request, response);
      return;
    }
    try {
      new CallContext(tenant, null).<@Nullable Void, Exception>call(() -> {
        chain.doFilter(request, response);
        return null;
      });
    } catch (ServletException | IOException | RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new ServletException(failure);
    }
  }

  /// Signing in and the customer's page take no rights from the session that happens to be there.
  private static boolean needsHeader(HttpServletRequest request) {
    if (READS.contains(request.getMethod())) return false;
    String path = request.getRequestURI();
    return !path.startsWith("/api/v1/public/") && !(path.equals("/api/v1/session") && request.getMethod().equals("POST"));
  }

  private static Actor actor(SignedIn session, HttpServletRequest request) {
    return new Actor(session.user(), session.login(), session.role(), session.tenantId(), request.getRemoteAddr());
  }

  /// Browsers send Origin with every WebSocket; programs that send none hold no cookie of a person's browser.
  private static boolean ownPage(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin == null) return true;
    try {
      URI page = URI.create(origin);
      return page.getAuthority() != null && page.getAuthority().equalsIgnoreCase(request.getHeader("Host"));
    } catch (IllegalArgumentException _) {
      return false;   // "null" of a sandboxed frame, or garbage
    }
  }

  private static Optional<String> cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) return Optional.empty();
    for (Cookie cookie : cookies) if (cookie.getName().equals(SessionCookie.NAME)) return Optional.of(cookie.getValue());
    return Optional.empty();
  }

  private static boolean same(String expected, @Nullable String given) {
    return given != null && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private void refuse(HttpServletResponse response, int status, String code, String detail) throws IOException {
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(json.writeValueAsString(ProblemBody.of(status, code, detail, "sign in again")));
  }
}
