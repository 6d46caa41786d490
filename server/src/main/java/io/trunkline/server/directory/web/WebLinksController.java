package io.trunkline.server.directory.web;

import io.trunkline.server.directory.WebLink;
import io.trunkline.server.directory.internal.ConfigChanges;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Pages from which anyone may call one number of the tenant: `/call/{token}`.
@RestController
@RequestMapping("/api/v1/web-links")
@Allow(Role.ADMIN)
class WebLinksController {
  private static final SecureRandom RANDOM = new SecureRandom();

  record View(long id, String token, long numberId, String name, boolean enabled) {
    static View of(WebLink link) { return new View(link.id(), link.token(), link.number(), link.name(), link.enabled()); }
  }

  record Body(long numberId, @NotBlank @Size(max = 100) String name, @Nullable Boolean enabled) {
    boolean isEnabled() { return enabled == null || enabled; }
  }

  private final ConfigChanges changes;

  WebLinksController(ConfigChanges changes) { this.changes = changes; }

  @GetMapping Page<View> list(Actor actor, @RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
    return Page.slice(changes.config(actor).webLinks().values().stream().map(View::of).toList(), after, limit, View::id);
  }

  @GetMapping("/{id}") View get(Actor actor, @PathVariable long id) {
    WebLink link = changes.config(actor).webLinks().get(id);
    if (link == null) throw Problem.notFound("web link");
    return View.of(link);
  }

  @PostMapping @ResponseStatus(HttpStatus.CREATED) View add(Actor actor, @Valid @RequestBody Body body) {
    byte[] token = new byte[16];
    RANDOM.nextBytes(token);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    return get(actor, changes.make(actor, "web-link-added", "web-link", Map.of("name", body.name()), jdbc -> jdbc
        .sql("insert into directory.web_link (tenant_id, token, number_id, name, enabled) values (platform.tenant(), ?, ?, ?, ?) returning id")
        .params(text, body.numberId(), body.name(), body.isEnabled()).query(Long.class).single()));
  }

  @PutMapping("/{id}") View change(Actor actor, @PathVariable long id, @Valid @RequestBody Body body) {
    return get(actor, changes.change(actor, "web-link-changed", "web-link", id, Map.of("name", body.name(), "enabled", body.isEnabled()), jdbc -> {
      int changed = jdbc.sql("update directory.web_link set number_id = ?, name = ?, enabled = ? where id = ?")
          .params(body.numberId(), body.name(), body.isEnabled(), id).update();
      if (changed == 0) throw Problem.notFound("web link");
    }));
  }

  @DeleteMapping("/{id}") @ResponseStatus(HttpStatus.NO_CONTENT) void remove(Actor actor, @PathVariable long id) {
    changes.change(actor, "web-link-removed", "web-link", id, Map.of(), jdbc -> {
      if (jdbc.sql("delete from directory.web_link where id = ?").param(id).update() == 0) throw Problem.notFound("web link");
    });
  }
}
