package io.trunkline.server.identity.web;

import io.trunkline.server.identity.Sessions;
import io.trunkline.server.identity.SignIn;
import io.trunkline.server.identity.SignedIn;
import io.trunkline.server.identity.internal.SessionCookie;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Signing in, out, and the own password.
@RestController
@RequestMapping("/api/v1/session")
class SessionController {
  record Credentials(@NotBlank @Size(max = 100) String login, @NotNull @Size(min = 1, max = 128) String password) {}

  record NewPassword(@NotNull @Size(max = 128) String old, @NotNull @Size(max = 128) @com.fasterxml.jackson.annotation.JsonProperty("new") String fresh) {}

  record User(long id, String login, String name, Role role, String locale) {}

  record Tenant(long id, String code, String name) {}

  record Session(User user, @Nullable Tenant tenant, @Nullable Long agentId, String csrf) {}

  private final SignIn signIn;
  private final Sessions sessions;

  SessionController(SignIn signIn, Sessions sessions) {
    this.signIn = signIn;
    this.sessions = sessions;
  }

  @Allow(everyone = true)
  @PostMapping Session signIn(@Valid @RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
    Sessions.Opened opened = signIn.signIn(credentials.login(), credentials.password(), request.getRemoteAddr());
    SignedIn former = SessionCookie.sessionOrNull(request);
    if (former != null) sessions.end(former);
    SessionCookie.set(request, response, opened.cookie());
    return view(opened.session());
  }

  @Allow({Role.OPERATOR, Role.AGENT})
  @GetMapping Session session(HttpServletRequest request) { return view(SessionCookie.session(request)); }

  @Allow({Role.OPERATOR, Role.AGENT})
  @DeleteMapping @ResponseStatus(HttpStatus.NO_CONTENT) void signOut(HttpServletRequest request, HttpServletResponse response) {
    sessions.end(SessionCookie.session(request));
    SessionCookie.clear(request, response);
  }

  @Allow({Role.OPERATOR, Role.AGENT})
  @PutMapping("/password") @ResponseStatus(HttpStatus.NO_CONTENT) void password(@Valid @RequestBody NewPassword words, HttpServletRequest request) {
    signIn.changePassword(SessionCookie.session(request), words.old(), words.fresh(), request.getRemoteAddr());
  }

  private static Session view(SignedIn session) {
    SignedIn.TenantOfPerson of = session.tenant();
    Tenant tenant = of == null ? null : new Tenant(of.id().value(), of.code(), of.name());
    User user = new User(session.user().value(), session.login(), session.name(), session.role(), session.locale());
    return new Session(user, tenant, tenant == null ? null : session.user().value(), session.csrf());
  }
}
