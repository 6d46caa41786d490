package io.trunkline.server.identity.internal;

import io.trunkline.server.identity.SignedIn;
import io.trunkline.server.platform.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/// The cookie, and the session that the filter found by it.
public final class SessionCookie {
  static final String NAME = "trunkline";

  private SessionCookie() {}

  /// It ends with the browser; what keeps people signed in is the server's side.
  public static void set(HttpServletRequest request, HttpServletResponse response, String value) { write(request, response, value, -1); }

  public static void clear(HttpServletRequest request, HttpServletResponse response) { write(request, response, "", 0); }

  public static @Nullable SignedIn sessionOrNull(HttpServletRequest request) { return (SignedIn) request.getAttribute(SessionFilter.SESSION); }

  public static SignedIn session(HttpServletRequest request) {
    SignedIn session = sessionOrNull(request);
    if (session == null) throw new Problem(401, "sign-in-needed", "nobody is signed in", "sign in");
    return session;
  }

  private static void write(HttpServletRequest request, HttpServletResponse response, String value, long seconds) {
    response.addHeader("Set-Cookie", ResponseCookie.from(NAME, value).httpOnly(true).sameSite("Lax").secure(request.isSecure()).path("/")
        .maxAge(seconds).build().toString());
  }
}
