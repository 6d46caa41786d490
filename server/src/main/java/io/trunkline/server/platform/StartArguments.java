package io.trunkline.server.platform;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The command line. Every option is also a key of the configuration file; the command line wins.
public record StartArguments(Map<String, Object> properties, @Nullable String complaint, boolean help) {
  private record Option(String name, String key, String value, String text) {}

  private static final String FLAG = "";
  private static final Set<String> ONLY_ON_THE_LINE = Set.of("config", "reset-passwords");   // in a file, each start would make new ones
  private static final List<Option> OPTIONS = List.of(
      new Option("data", "trunkline.data", "DIR", "directory of everything that is kept (default: data)"),
      new Option("http", "trunkline.http", "PORT", "pages, REST, SIP over WebSocket (default: 8080)"),
      new Option("https", "trunkline.https", "PORT", "the same over TLS (default: 8443 with --public, else off)"),
      new Option("tls-certificate", "trunkline.tls.certificate", "FILE", "certificate chain in PEM (default: one of our own)"),
      new Option("tls-key", "trunkline.tls.key", "FILE", "its private key in PEM"),
      new Option("sip", "trunkline.sip", "PORT", "SIP over UDP and TCP (default: 5060)"),
      new Option("rtp", "trunkline.rtp", "FROM-TO", "UDP ports of media (default: 20000-29999)"),
      new Option("media-io", "trunkline.media-io", "WAY", "auto, io_uring, mmsg or nio: how media reaches the kernel (default: auto, the fastest that works)"),
      new Option("rated-calls", "trunkline.rated-calls", "N", "calls held at one time; above them new ones are refused (default: 300)"),
      new Option("advertise", "trunkline.advertise", "ADDRESS", "address that phones and trunks reach this machine by"),
      new Option("public", "trunkline.open", FLAG, "listen on all addresses, not on loopback alone"),
      new Option("node", "trunkline.node", "NAME", "name of this process (default: node-1)"),
      new Option("roles", "trunkline.roles", "LIST", "what this process does (default: all)"),
      new Option("db-url", "trunkline.db.url", "URL", "an external PostgreSQL 18 (default: our own under DIR/pg)"),
      new Option("db-user", "trunkline.db.user", "ROLE", "role that owns the schemas (default: trunkline_owner)"),
      new Option("db-password", "trunkline.db.password", "WORD", "its password; better kept in the file"),
      new Option("db-app-user", "trunkline.db.app-user", "ROLE", "role that the program works as (default: trunkline_app)"),
      new Option("db-app-password", "trunkline.db.app-password", "WORD", "its password; better kept in the file"),
      new Option("reset-passwords", "trunkline.reset-passwords", FLAG, "make new passwords for the operator and the demo tenant, print them once"),
      new Option("config", "", "FILE", "the configuration file (default: trunkline.properties, if there is one)"));

  public static StartArguments parse(String... args) {
    Map<String, Object> given = new LinkedHashMap<>();
    Path file = Path.of("trunkline.properties");
    boolean named = false;
    for (int i = 0; i < args.length; i++) {
      String arg = args[i];
      if (arg.equals("--help") || arg.equals("-h")) return new StartArguments(Map.of(), null, true);
      String name = arg.startsWith("--") ? arg.substring(2) : "";
      String value = null;
      int equals = name.indexOf('=');
      if (equals > 0) {
        value = name.substring(equals + 1);
        name = name.substring(0, equals);
      }
      Option option = find(name);
      if (option == null) return refused("there is no option " + arg + "; ./run --help lists them");
      if (option.value().equals(FLAG)) {
        given.put(option.key(), value == null ? "true" : value);
        continue;
      }
      if (value == null && ++i >= args.length) return refused("--" + name + " needs a value: --" + name + "=" + option.value());
      if (value == null) value = args[i];
      if (option.key().isEmpty()) {
        file = Path.of(value);
        named = true;
      } else {
        given.put(option.key(), value);
      }
    }
    if (named && !Files.isReadable(file)) return refused("can't read the configuration file " + file + ": does it exist?");
    Map<String, Object> all = new LinkedHashMap<>();
    String complaint = Files.isReadable(file) ? read(file, all) : null;
    all.putAll(given);
    return new StartArguments(all, complaint, false);
  }

  public static void printHelp(PrintStream out) {
    out.println("usage: ./run [options]");
    for (Option option : OPTIONS) {
      String left = "--" + option.name() + (option.value().equals(FLAG) ? "" : "=" + option.value());
      out.printf("  %-26s %s%n", left, option.text());
    }
    out.println("  The same keys stand in trunkline.properties: docs/configuration.md.");
  }

  /// The option's name as people write it: `db-url` for the property `trunkline.db.url`.
  static String named(String property) {
    for (Option option : OPTIONS) if (option.key().equals(property)) return option.name();
    return property;
  }

  private static @Nullable Option find(String name) {
    for (Option option : OPTIONS) if (option.name().equals(name)) return option;
    return null;
  }

  private static StartArguments refused(String why) { return new StartArguments(Map.of(), why, false); }

  /// Keys of the file are written without the prefix: `http=8080`, `db-url=…`. Anything with a dot is for Spring and passes as it is.
  /// @return what is wrong with it
  private static @Nullable String read(Path file, Map<String, Object> into) {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    } catch (IOException | IllegalArgumentException failure) {
      return "can't read the configuration file " + file + ": " + failure.getMessage();
    }
    for (String name : lines.stringPropertyNames()) {
      Option option = find(name);
      boolean known = option == null ? name.contains(".") : !ONLY_ON_THE_LINE.contains(name);
      if (!known) return "there is no key " + name + " for " + file + "; docs/configuration.md lists them";
      into.put(option == null ? name : option.key(), lines.getProperty(name).strip());
    }
    return null;
  }
}
