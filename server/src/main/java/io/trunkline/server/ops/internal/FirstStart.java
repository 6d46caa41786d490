package io.trunkline.server.ops.internal;

import io.trunkline.server.directory.DemoTenant;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.directory.WebLink;
import io.trunkline.server.identity.Operators;
import io.trunkline.server.platform.Addresses;
import io.trunkline.server.platform.Options;
import io.trunkline.server.platform.db.Database;
import io.trunkline.server.platform.db.DatabaseAway;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.tenancy.Tenancy;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// At the very first start: an operator and the demo tenant, with passwords of this installation. Then the block that says where everything is.
/// Passwords are printed this once and kept as hashes only.
@Component
class FirstStart {
  private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
  private static final String OPERATOR = "operator";

  private final Database database;
  private final Operators operators;
  private final Tenancy tenancy;
  private final DemoTenant demo;
  private final Directory directory;
  private final Addresses addresses;
  private final Options options;
  private final boolean reset;

  FirstStart(Database database, Operators operators, Tenancy tenancy, DemoTenant demo, Directory directory, Addresses addresses, Options options,
      @Value("${trunkline.reset-passwords:false}") boolean reset) {
    this.database = database;
    this.operators = operators;
    this.tenancy = tenancy;
    this.demo = demo;
    this.directory = directory;
    this.addresses = addresses;
    this.options = options;
    this.reset = reset;
  }

  @EventListener void ready(ApplicationReadyEvent event) {
    Map<String, String> passwords = new LinkedHashMap<>();
    if (database.isUp()) {
      try {
        setUp(passwords);
      } catch (DatabaseAway away) {
        LOG.atWarn().setCause(away).log("first-start.postponed");   // the next start does it
      }
    }
    print(System.out, passwords);
  }

  private void setUp(Map<String, String> passwords) {
    boolean first = operators.isEmpty();
    if (first || reset) passwords.put(OPERATOR, operators.setUp(OPERATOR, "Operator"));
    if (first && tenancy.isEmpty()) passwords.putAll(demo.open(new Actor(null, "first start", Role.OPERATOR, null, "local")));
    else if (reset) passwords.putAll(demo.resetPasswords());
  }

  private void print(PrintStream out, Map<String, String> passwords) {
    StringBuilder text = new StringBuilder(512);
    text.append('\n').append("Trunkline is ready").append(" after ").append(seconds()).append(" s\n");
    line(text, "Pages", "http://" + (options.open() ? addresses.host() : "localhost") + ":" + addresses.http() + "/");
    if (options.servesHttps()) line(text, "", "https://" + addresses.host() + ":" + options.https() + "/");
    line(text, "SIP", addresses.host() + ":" + addresses.sip() + " (UDP, TCP)");
    line(text, "Data", options.data().toAbsolutePath().normalize().toString());
    if (!database.isUp()) line(text, "Database", "can't be reached; calls go on, changes wait");
    directory.byCode(DemoTenant.CODE).ifPresent(tenant -> demoLines(text, tenant));
    if (!passwords.isEmpty()) {
      text.append("\n  These passwords are shown this once; ./run --reset-passwords makes new ones.\n");
      passwords.forEach((login, password) -> text.append(String.format("    %-16s %s%n", login, password)));
    }
    text.append('\n');
    out.print(text);
    out.flush();
  }

  private static void demoLines(StringBuilder text, TenantConfig tenant) {
    tenant.numbers().values().stream().findFirst()
        .ifPresent(number -> line(text, "Number to dial", number.number().dialable() + " (" + tenant.name() + ")"));
    tenant.webLinks().values().stream().filter(WebLink::enabled).findFirst().ifPresent(link -> line(text, "Call from a page", "/call/" + link.token()));
  }

  private static void line(StringBuilder text, String name, String value) { text.append(String.format("  %-18s%s%n", name, value)); }

  private static String seconds() { return String.format("%.1f", ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0); }
}
