package io.trunkline.server.directory.web;

import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.TrunkSetup;
import io.trunkline.server.directory.TrunkStates;
import io.trunkline.server.platform.Sealed;
import io.trunkline.server.platform.audit.Audit;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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

/// The operator's lines to carriers. A password goes in and never comes out.
@RestController
@RequestMapping("/api/v1/trunks")
@Allow(Role.OPERATOR)
class TrunksController {
  private static final String COLUMNS = "name, kind, addresses, transport, username, password, max_calls, outbound_format, outbound_prefix, "
      + "inbound_prefix, area_code, caller_id_header, enabled";

  record View(long id, String name, TrunkSetup.Kind kind, List<String> addresses, TrunkSetup.Transport transport, @Nullable String username, int maxCalls,
      TrunkSetup.Format outboundFormat, String outboundPrefix, String inboundPrefix, @Nullable String areaCode, TrunkSetup.CallerIdHeader callerIdHeader, boolean enabled,
      TrunkStates.@Nullable TrunkState state) {}

  record Body(
      @NotBlank @Size(max = 100) String name,
      TrunkSetup.@NotNull Kind kind,
      @NotNull @Size(min = 1, max = 10) List<@NotNull @Pattern(regexp = "[A-Za-z0-9.\\-]{1,253}(:[0-9]{1,5})?|\\[[0-9a-fA-F:]+\\](:[0-9]{1,5})?",
          message = "host or host:port") String> addresses,
      TrunkSetup.@Nullable Transport transport,
      @Size(max = 100) @Nullable String username,
      @Size(max = 200) @Nullable String password,
      @Min(1) @Max(100_000) int maxCalls,
      TrunkSetup.@Nullable Format outboundFormat,
      @Pattern(regexp = "[0-9+*#]{0,15}", message = "up to 15 digits") @Nullable String outboundPrefix,
      @Pattern(regexp = "[0-9+*#]{0,15}", message = "up to 15 digits") @Nullable String inboundPrefix,
      @Pattern(regexp = "(0?[1-9][0-9]{1,3})?", message = "an area code such as 021") @Nullable String areaCode,
      TrunkSetup.@Nullable CallerIdHeader callerIdHeader,
      @Nullable Boolean enabled) {}

  private final TenantTx tx;
  private final Directory directory;
  private final Sealed sealed;
  private final Audit audit;
  private final ObjectProvider<TrunkStates> states;

  TrunksController(TenantTx tx, Directory directory, Sealed sealed, Audit audit, ObjectProvider<TrunkStates> states) {
    this.tx = tx;
    this.directory = directory;
    this.sealed = sealed;
    this.audit = audit;
    this.states = states;
  }

  @GetMapping Page<View> list(@RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
    return Page.slice(directory.trunks().stream().map(this::view).toList(), after, limit, View::id);
  }

  @GetMapping("/{id}") View get(@PathVariable long id) {
    return directory.trunks().stream().filter(trunk -> trunk.id() == id).findFirst().map(this::view).orElseThrow(() -> Problem.notFound("trunk"));
  }

  @PostMapping @ResponseStatus(HttpStatus.CREATED) View add(Actor actor, @Valid @RequestBody Body body) {
    long id = tx.operator(jdbc -> {
      long made = jdbc.sql("insert into directory.trunk (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id")
          .params(values(body, hidden(body.password()))).query(Long.class).single();
      audit.record(jdbc, actor, "trunk-added", "trunk/" + made, Map.of("name", body.name(), "addresses", body.addresses()));
      return made;
    });
    directory.refreshTrunks();
    return get(id);
  }

  /// Without a password the old one stays.
  @PutMapping("/{id}") View change(Actor actor, @PathVariable long id, @Valid @RequestBody Body body) {
    tx.operator(jdbc -> {
      List<@Nullable String> old = jdbc.sql("select password from directory.trunk where id = ? for update").param(id)
          .query((row, _) -> row.getString(1)).list();
      if (old.isEmpty()) throw Problem.notFound("trunk");
      List<@Nullable Object> values = values(body, body.password() == null ? old.getFirst() : hidden(body.password()));
      values.add(id);
      audit.record(jdbc, actor, "trunk-changed", "trunk/" + id, Map.of("name", body.name(), "addresses", body.addresses()));
      return jdbc.sql("update directory.trunk set (" + COLUMNS + ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) where id = ?").params(values).update();
    });
    directory.refreshTrunks();
    return get(id);
  }

  @DeleteMapping("/{id}") @ResponseStatus(HttpStatus.NO_CONTENT) void remove(Actor actor, @PathVariable long id) {
    tx.operator(jdbc -> {
      audit.record(jdbc, actor, "trunk-removed", "trunk/" + id, Map.of());
      if (jdbc.sql("delete from directory.trunk where id = ?").param(id).update() == 0) throw Problem.notFound("trunk");
      return id;
    });
    directory.refreshTrunks();
  }

  private @Nullable String hidden(@Nullable String password) { return password == null || password.isEmpty() ? null : sealed.seal(password); }

  private static List<@Nullable Object> values(Body body, @Nullable String password) {
    if (body.kind() == TrunkSetup.Kind.REGISTRATION && (body.username() == null || body.username().isBlank())) {
      throw Problem.invalid("username-needed", "a trunk that registers needs a username", "fill in what the carrier gave you");
    }
    List<@Nullable Object> values = new java.util.ArrayList<>();
    values.add(body.name());
    values.add(body.kind().name());
    values.add(body.addresses().toArray(new String[0]));
    values.add(or(body.transport(), TrunkSetup.Transport.UDP).name());
    values.add(body.username());
    values.add(password);
    values.add(body.maxCalls());
    values.add(or(body.outboundFormat(), TrunkSetup.Format.E164).name());
    values.add(or(body.outboundPrefix(), ""));
    values.add(or(body.inboundPrefix(), ""));
    values.add(area(body.areaCode()));
    values.add(or(body.callerIdHeader(), TrunkSetup.CallerIdHeader.FROM).name());
    values.add(or(body.enabled(), true));
    return values;
  }

  /// Without the 0 with which it is dialled; null where there is none.
  private static @Nullable String area(@Nullable String written) {
    String code = written == null || !written.startsWith("0") ? written : written.substring(1);
    return code == null || code.isEmpty() ? null : code;
  }

  private static <T> T or(@Nullable T given, T usual) { return given == null ? usual : given; }

  private View view(TrunkSetup trunk) {
    TrunkStates driver = states.getIfAvailable();
    return new View(trunk.id(), trunk.name(), trunk.kind(), trunk.addresses(), trunk.transport(), trunk.username(), trunk.maxCalls(), trunk.outboundFormat(),
        trunk.outboundPrefix(), trunk.inboundPrefix(), trunk.areaCode(), trunk.callerIdHeader(), trunk.enabled(), driver == null ? null : driver.of(trunk.id()));
  }
}
