package io.trunkline.server.directory.internal;

import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.NumberConfig;
import io.trunkline.server.directory.StationCredential;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.directory.TrunkSetup;
import io.trunkline.server.directory.WebLink;
import io.trunkline.server.platform.db.Database;
import io.trunkline.server.platform.db.DatabaseAway;
import io.trunkline.server.platform.db.TenantTx;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Keeps the snapshots fresh. One thread (`directory`) reads, writes the local copy and tells listeners; readers take the current one without a lock.
@Component
public class ConfigKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigKeeper.class);
  private static final Duration COMPARE = Duration.ofSeconds(30);

  private final TenantTx tx;
  private final Time time;
  private final ConfigReader reader;
  private final ConfigFiles files;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("directory").factory());
  private final List<Consumer<TenantConfig>> onChange = new CopyOnWriteArrayList<>();
  private final List<Consumer<List<TrunkSetup>>> onTrunks = new CopyOnWriteArrayList<>();
  private volatile Directory.All current = new Directory.All(Map.of(), List.of(), Map.of(), Map.of(), Map.of(), Map.of());

  ConfigKeeper(Database database, TenantTx tx, Time time, ConfigReader reader, ConfigFiles files) {
    this.tx = tx;
    this.time = time;
    this.reader = reader;
    this.files = files;
    // The local copy first: a restart without PostgreSQL serves calls by it; with PostgreSQL, only what changed meanwhile is read again.
    current = index(files.tenants(), files.trunks());
    if (database.isUp()) await(this::compare);
    database.listen("trunkline_config", this::heard);
    database.whenUp(() -> later(this::compare));
    compareSoon();
  }

  public Directory.All current() { return current; }

  public void onChange(Consumer<TenantConfig> heard) {
    later(() -> {
      onChange.add(heard);
      current.tenants().values().forEach(heard);
    });
  }

  public void onTrunks(Consumer<List<TrunkSetup>> heard) {
    later(() -> {
      onTrunks.add(heard);
      heard.accept(current.trunks());
    });
  }

  public void refresh(TenantId tenant) { await(() -> reload(tenant)); }

  public void refreshTrunks() { await(this::reloadTrunks); }

  private void heard(String what) {
    if (what.equals("trunks")) later(this::reloadTrunks);
    else later(() -> reload(new TenantId(Long.parseLong(what))));
  }

  private void compareSoon() {
    time.after(COMPARE, () -> {
      later(this::compare);
      compareSoon();
    });
  }

  /// NOTIFY is lost while we are away, so versions are compared on each reconnect and every 30 s.
  private void compare() {
    Map<TenantId, Long> versions = tx.operator(reader::versions);
    for (TenantId known : current.tenants().keySet()) if (!versions.containsKey(known)) reload(known);
    versions.forEach((tenant, version) -> {
      TenantConfig known = current.tenants().get(tenant);
      if (known == null || known.version() != version) reload(tenant);
    });
    reloadTrunks();
  }

  private void reload(TenantId tenant) {
    TenantConfig fresh = tx.in(tenant, jdbc -> reader.read(jdbc, tenant));
    TenantConfig known = current.tenants().get(tenant);
    if (known != null && fresh != null && known.version() == fresh.version() && known.equals(fresh)) return;
    Map<TenantId, TenantConfig> tenants = new HashMap<>(current.tenants());
    if (fresh == null) {
      tenants.remove(tenant);
      files.remove(tenant);
    } else {
      tenants.put(tenant, fresh);
      files.write(fresh);
    }
    current = index(tenants, current.trunks());
    if (fresh != null) for (Consumer<TenantConfig> heard : onChange) tell(heard, fresh);
  }

  private void reloadTrunks() {
    List<TrunkSetup> fresh = tx.operator(reader::trunks);
    if (fresh.equals(current.trunks())) return;
    files.write(fresh);
    current = index(current.tenants(), fresh);
    for (Consumer<List<TrunkSetup>> heard : onTrunks) tell(heard, fresh);
  }

  private static <T> void tell(Consumer<T> heard, T what) {
    try {
      heard.accept(what);
    } catch (RuntimeException failure) {
      LOG.atError().setCause(failure).addKeyValue("what", what).log("directory.listener-failed");
    }
  }

  private void later(Runnable work) {
    try {
      thread.execute(() -> guarded(work));
    } catch (RejectedExecutionException _) {
      LOG.debug("directory.stopped");
    }
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (DatabaseAway away) {
      LOG.atDebug().setCause(away).log("directory.not-refreshed");   // compared again when it is back
    } catch (DataAccessException failure) {
      LOG.atWarn().setCause(failure).log("directory.not-refreshed");
    } catch (RuntimeException failure) {
      LOG.atError().setCause(failure).log("directory.failed");
    }
  }

  private void await(Runnable work) {
    try {
      thread.submit(() -> guarded(work)).get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Directory.All index(Map<TenantId, TenantConfig> tenants, List<TrunkSetup> trunks) {
    Map<String, TenantId> codes = new HashMap<>();
    Map<String, Directory.Dialled> numbers = new HashMap<>();
    Map<String, Directory.Station> stations = new HashMap<>();
    Map<String, Directory.Link> links = new HashMap<>();
    for (TenantConfig tenant : tenants.values()) {
      codes.put(tenant.code(), tenant.tenant());
      for (NumberConfig number : tenant.numbers().values()) numbers.put(number.number().dialable(), new Directory.Dialled(tenant, number));
      for (StationCredential station : tenant.stations().values()) stations.put(station.username(), new Directory.Station(tenant, station));
      for (WebLink link : tenant.webLinks().values()) {
        NumberConfig number = tenant.numbers().get(link.number());
        if (number != null) links.put(link.token(), new Directory.Link(tenant, link, number));
      }
    }
    return new Directory.All(Map.copyOf(tenants), List.copyOf(trunks), Map.copyOf(codes), Map.copyOf(numbers), Map.copyOf(stations), Map.copyOf(links));
  }

  @PreDestroy void stop() { thread.shutdown(); }
}
