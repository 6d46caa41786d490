package io.trunkline.server.switchboard.web;

import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.switchboard.SipLogin;
import io.trunkline.server.switchboard.WebGuests;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Gives a visitor of a tenant's page what one call to one number needs.
@RestController
@RequestMapping("/api/v1/public/web-calls")
class WebCallController {
  /// @param destination the only address that these credentials may call
  record WebCall(String uri, String username, String password, String destination, String wsPath, Instant expiresAt) {}

  private final WebGuests guests;

  WebCallController(WebGuests guests) { this.guests = guests; }

  @PostMapping("/{token}")
  @Allow(everyone = true)
  WebCall begin(@PathVariable String token, HttpServletRequest request) {
    return switch (guests.issue(token, request.getRemoteAddr())) {
      case WebGuests.Result.Issued(SipLogin login, String destination) ->
          new WebCall(login.uri(), login.username(), login.password(), destination, login.wsPath(), login.expiresAt());
      case WebGuests.Result.Unknown _ -> throw Problem.notFound("link");
      case WebGuests.Result.TooMany(var wait) -> throw new Problem(429, "too-many-calls", "too many calls from this address",
          "wait " + Math.max(1, wait.toSeconds()) + " seconds and call again");
    };
  }
}
