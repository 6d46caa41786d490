package io.trunkline.server.directory.web;

import io.trunkline.kernel.AgentId;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.StationCredential;
import io.trunkline.server.directory.internal.ConfigChanges;
import io.trunkline.server.directory.internal.StationWriter;
import io.trunkline.server.platform.Addresses;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Id;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What to type into a SIP phone. The password is generated and shown once; asking again makes a new one.
@RestController
@RequestMapping("/api/v1")
class SipCredentialsController {
  private static final List<String> TRANSPORTS = List.of("UDP", "TCP", "WS");

  /// @param username null when none were made yet
  /// @param password null but when just made
  record Credentials(@Nullable String username, String domain, @Nullable String password, String host, int port, List<String> transports) {}

  private final ConfigChanges changes;
  private final StationWriter writer;
  private final Addresses addresses;

  SipCredentialsController(ConfigChanges changes, StationWriter writer, Addresses addresses) {
    this.changes = changes;
    this.writer = writer;
    this.addresses = addresses;
  }

  @Allow(Role.AGENT)
  @GetMapping("/sip-credentials") Credentials own(Actor actor) {
    String username = changes.config(actor).stationOf(actor.agentId()).map(StationCredential::username).orElse(null);
    return view(username, null);
  }

  @Allow(Role.AGENT)
  @PostMapping("/sip-credentials") Credentials renewOwn(Actor actor) { return renew(actor, actor.agentId()); }

  @Allow(Role.ADMIN)
  @PostMapping("/agents/{id}/sip-credentials") Credentials renewOf(Actor actor, @PathVariable long id) {
    return renew(actor, Id.of(id, AgentId::new, "agent"));
  }

  private Credentials renew(Actor actor, AgentId id) {
    AgentConfig agent = changes.config(actor).agents().get(id);
    if (agent == null) throw Problem.notFound("agent");
    String username = changes.config(actor).code() + "-" + agent.extension().value();
    String password = StationWriter.generate();
    changes.note(actor, "sip-credentials-made", "agent", Map.of("username", username), jdbc -> {
      writer.put(jdbc, id, username, password);
      return id.value();
    });
    return view(username, password);
  }

  private Credentials view(@Nullable String username, @Nullable String password) {
    return new Credentials(username, addresses.host(), password, addresses.host(), addresses.sip(), TRANSPORTS);
  }
}
