package io.trunkline.server.directory.web;

import io.trunkline.kernel.Party;
import io.trunkline.server.directory.Settings;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.directory.internal.ConfigChanges;
import io.trunkline.server.directory.internal.Numbers;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A tenant's own choices. `maxCalls` and `seats` are the operator's and only shown.
@RestController
@RequestMapping("/api/v1/settings")
@Allow(Role.ADMIN)
class SettingsController {
  record View(String timeZone, String countryCode, List<String> allowedPrefixes, @Nullable String outboundCallerId, int maxCalls, int seats) {}

  record Body(
      @NotBlank String timeZone,
      @NotNull @Pattern(regexp = "[A-Z]{2}", message = "two capital letters") String countryCode,
      @NotNull @Size(max = 200) List<@NotNull @Pattern(regexp = "\\+?[0-9]{1,15}", message = "digits, with + for international form") String> allowedPrefixes,
      @Nullable String outboundCallerId) {}

  private final ConfigChanges changes;

  SettingsController(ConfigChanges changes) { this.changes = changes; }

  @Allow(Role.AGENT)
  @GetMapping View get(Actor actor) {
    TenantConfig config = changes.config(actor);
    Settings settings = config.settings();
    return new View(settings.timeZone().getId(), settings.countryCode(), settings.allowedPrefixes(), settings.outboundCallerId(), config.maxCalls(),
        config.seats());
  }

  @PutMapping View change(Actor actor, @Valid @RequestBody Body body) {
    String zone = zone(body.timeZone());
    String callerId = body.outboundCallerId() == null || body.outboundCallerId().isBlank() ? null : ownNumber(actor, body.outboundCallerId());
    changes.change(actor, "settings-changed", "settings", actor.tenantId().value(), Map.of("timeZone", zone, "allowedPrefixes", body.allowedPrefixes()), jdbc -> {
      jdbc.sql("""
          insert into directory.settings (tenant_id, time_zone, country_code, allowed_prefixes, outbound_caller_id)
          values (platform.tenant(), :zone, :country, :prefixes, :callerId)
          on conflict (tenant_id) do update set time_zone = :zone, country_code = :country, allowed_prefixes = :prefixes, outbound_caller_id = :callerId""")
          .param("zone", zone).param("country", body.countryCode()).param("prefixes", body.allowedPrefixes().toArray(new String[0]))
          .param("callerId", callerId).update();
    });
    return get(actor);
  }

  private static String zone(String name) {
    try {
      return ZoneId.of(name).getId();
    } catch (DateTimeException _) {
      throw Problem.invalid("zone-unknown", "there is no time zone " + name, "use a name like Asia/Shanghai");
    }
  }

  /// Showing somebody else's number as the caller's is refused by carriers, and forbidden.
  private String ownNumber(Actor actor, String written) {
    Party number = Numbers.read(written);
    boolean own = changes.config(actor).numbers().values().stream().anyMatch(entry -> entry.number().equals(number));
    if (!own) throw Problem.invalid("caller-id-foreign", "this is none of your numbers", "choose one of your numbers");
    return number.dialable();
  }
}
