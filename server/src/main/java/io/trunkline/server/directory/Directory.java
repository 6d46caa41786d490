package io.trunkline.server.directory;

import io.trunkline.kernel.Party;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.directory.internal.ConfigKeeper;
import io.trunkline.server.platform.Options;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// What every tenant has set up, from memory: never blocks, may be asked from any thread, works while PostgreSQL is away and after a restart without it.
/// Changes arrive within a second of their commit (NOTIFY), at the latest after 30 s.
@Component
public class Directory {
  private final ConfigKeeper keeper;
  private final Path prompts;

  Directory(ConfigKeeper keeper, Options options) {
    this.keeper = keeper;
    this.prompts = options.data().resolve("prompts").toAbsolutePath();
  }

  /// @throws NoSuchElementException when there is no such tenant
  public TenantConfig config(TenantId tenant) {
    return find(tenant).orElseThrow(() -> new NoSuchElementException("no tenant " + tenant));
  }

  public Optional<TenantConfig> find(TenantId tenant) { return Optional.ofNullable(keeper.current().tenants().get(tenant)); }

  public Collection<TenantConfig> tenants() { return keeper.current().tenants().values(); }

  public Optional<TenantConfig> byCode(String code) {
    return Optional.ofNullable(keeper.current().codes().get(code)).flatMap(this::find);
  }

  /// Whose call it is.
  public Optional<Dialled> byNumber(Party number) { return Optional.ofNullable(keeper.current().numbers().get(number.dialable())); }

  /// Whose phone it is.
  public Optional<Station> byStation(String username) { return Optional.ofNullable(keeper.current().stations().get(username)); }

  /// Which number a page's link calls; also of links that are not enabled.
  public Optional<Link> byWebLink(String token) { return Optional.ofNullable(keeper.current().links().get(token)); }

  /// All trunks of the installation, enabled or not.
  public List<TrunkSetup> trunks() { return keeper.current().trunks(); }

  /// Hears of each new snapshot of a tenant, after it can be asked for; called on the directory's thread, so it must be short.
  /// Also called for every tenant known when it is added.
  public void onChange(Consumer<TenantConfig> heard) { keeper.onChange(heard); }

  /// Hears the whole list of trunks when one changed, and at once.
  public void onTrunks(Consumer<List<TrunkSetup>> heard) { keeper.onTrunks(heard); }

  /// Looks the tenant up again now, so that whoever has just changed it sees the change. For use after the commit.
  public void refresh(TenantId tenant) { keeper.refresh(tenant); }

  /// The same for trunks.
  public void refreshTrunks() { keeper.refreshTrunks(); }

  /// The audio of an uploaded prompt.
  public Path promptFile(TenantId tenant, PromptConfig prompt) { return prompts.resolve(tenant.toString()).resolve(prompt.file()); }

  /// A number and the tenant it belongs to.
  public record Dialled(TenantConfig tenant, NumberConfig number) {}

  /// A SIP phone's credentials and their tenant.
  public record Station(TenantConfig tenant, StationCredential credential) {}

  /// A page's link, its number, their tenant.
  public record Link(TenantConfig tenant, WebLink link, NumberConfig number) {}

  /// All of it at one moment. Internal to this capability; public because Java has no word for that.
  public record All(
      Map<TenantId, TenantConfig> tenants,
      List<TrunkSetup> trunks,
      Map<String, TenantId> codes,
      Map<String, Dialled> numbers,
      Map<String, Station> stations,
      Map<String, Link> links) {}
}
