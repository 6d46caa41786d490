package io.trunkline.server.directory.web;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.directory.TenantLoads;
import io.trunkline.server.directory.internal.Numbers;
import io.trunkline.server.platform.audit.Audit;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Id;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.tenancy.Tenancy;
import io.trunkline.server.tenancy.Tenant;
import io.trunkline.server.tenancy.TenantStarter.OpenTenant;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The operator's tenants: opened by one request, usable at once.
@RestController
@RequestMapping("/api/v1/tenants")
@Allow(Role.OPERATOR)
class TenantsController {
  record DialIn(long id, String number, @Nullable Long trunkId) {}

  /// @param seatsUsed people who aren't disabled
  record View(long id, String code, String name, int seats, int seatsUsed, int maxCalls, int callsNow, Tenant.State state, List<DialIn> numbers) {}

  record Opened(View tenant, String adminLogin, String adminPassword) {}

  record Open(
      @NotBlank @Size(max = 100) String name,
      @NotBlank @Pattern(regexp = "[a-z][a-z0-9-]{1,30}", message = "2 to 31 small letters, digits and dashes, a letter first") String code,
      @Min(1) @Max(100_000) int seats,
      @Min(1) @Max(1_000_000) int maxCalls,
      @Size(max = 1000) @Nullable List<@NotBlank @Size(max = 40) String> numbers,
      @Size(max = 100) @Nullable String adminName) {}

  record Change(@Size(min = 1, max = 100) @Nullable String name, @Min(1) @Max(100_000) @Nullable Integer seats,
      @Min(0) @Max(1_000_000) @Nullable Integer maxCalls, Tenant.@Nullable State state) {}

  record NewNumber(@NotBlank @Size(max = 40) String number, @Nullable Long trunkId) {}

  private final Tenancy tenancy;
  private final Directory directory;
  private final Numbers numbers;
  private final TenantTx tx;
  private final Audit audit;
  private final ObjectProvider<TenantLoads> loads;

  TenantsController(Tenancy tenancy, Directory directory, Numbers numbers, TenantTx tx, Audit audit, ObjectProvider<TenantLoads> loads) {
    this.tenancy = tenancy;
    this.directory = directory;
    this.numbers = numbers;
    this.tx = tx;
    this.audit = audit;
    this.loads = loads;
  }

  @GetMapping Page<View> list(@RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
    int size = Page.limit(limit);
    Page<Tenant> page = Page.of(tenancy.list(Id.cursor(after), size + 1), size, tenant -> tenant.id().toString());
    return new Page<>(page.items().stream().map(this::view).toList(), page.next());
  }

  @GetMapping("/{id}") View get(@PathVariable long id) { return view(tenancy.get(Id.of(id, TenantId::new, "tenant"))); }

  @PostMapping @ResponseStatus(HttpStatus.CREATED) Opened open(Actor actor, @Valid @RequestBody Open body) {
    String adminName = body.adminName() == null || body.adminName().isBlank() ? "管理员 Administrator" : body.adminName();
    List<String> wanted = body.numbers() == null ? List.of() : body.numbers();
    Tenancy.Opened opened = tenancy.open(new OpenTenant(body.name(), body.code(), body.seats(), body.maxCalls(), wanted, adminName), actor);
    directory.refresh(opened.tenant().id());
    return new Opened(view(opened.tenant()), opened.adminLogin(), opened.adminPassword());
  }

  @PatchMapping("/{id}") View change(Actor actor, @PathVariable long id, @Valid @RequestBody Change body) {
    TenantId tenant = Id.of(id, TenantId::new, "tenant");
    Tenant changed = tenancy.change(tenant, new Tenancy.Change(body.name(), body.seats(), body.maxCalls(), body.state()), actor);
    directory.refresh(tenant);
    return view(changed);
  }

  @PostMapping("/{id}/numbers") @ResponseStatus(HttpStatus.CREATED) DialIn addNumber(Actor actor, @PathVariable long id, @Valid @RequestBody NewNumber body) {
    TenantId tenant = tenancy.get(Id.of(id, TenantId::new, "tenant")).id();
    long number = tx.in(tenant, jdbc -> {
      long made = numbers.add(jdbc, body.number(), body.trunkId());
      audit.record(jdbc, actor, "number-added", "number/" + made, Map.of("number", Numbers.read(body.number()).dialable()));
      return made;
    });
    directory.refresh(tenant);
    return view(tenancy.get(tenant)).numbers().stream().filter(entry -> entry.id() == number).findFirst().orElseThrow(() -> Problem.notFound("number"));
  }

  @DeleteMapping("/{id}/numbers/{numberId}") @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeNumber(Actor actor, @PathVariable long id, @PathVariable long numberId) {
    TenantId tenant = tenancy.get(Id.of(id, TenantId::new, "tenant")).id();
    tx.run(tenant, jdbc -> {
      if (jdbc.sql("delete from directory.number where id = ?").param(numberId).update() == 0) throw Problem.notFound("number");
      audit.record(jdbc, actor, "number-removed", "number/" + numberId, Map.of());
    });
    directory.refresh(tenant);
  }

  private View view(Tenant tenant) {
    TenantLoads driver = loads.getIfAvailable();
    Optional<TenantConfig> config = directory.find(tenant.id());
    int used = (int) config.map(TenantConfig::agents).orElse(Map.of()).values().stream().filter(agent -> !agent.disabled()).count();
    List<DialIn> own = config.map(TenantConfig::numbers).orElse(Map.of()).values().stream()
        .map(number -> new DialIn(number.id(), number.number().dialable(), number.trunk())).sorted(Comparator.comparingLong(DialIn::id)).toList();
    return new View(tenant.id().value(), tenant.code(), tenant.name(), tenant.seats(), used, tenant.maxCalls(), driver == null ? 0 : driver.callsNow(tenant.id()),
        tenant.state(), own);
  }
}
