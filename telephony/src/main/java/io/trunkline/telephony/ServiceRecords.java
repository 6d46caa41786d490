package io.trunkline.telephony;

import io.trunkline.sip.Transport;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/// Which servers a domain names for SIP (RFC 3263 §4.2, RFC 2782). Asks the name server each time and waits for it, so never on a loop.
final class ServiceRecords {
  private static final int MOST = 32;
  private static final String FIRST_WAIT_MILLIS = "1000";   // twice as long the second time
  private static final String TRIES = "2";

  @SuppressWarnings("JdkObsolete")   // JNDI takes no other map
  private final Hashtable<String, String> environment = new Hashtable<>();

  /// One `SRV` record. Servers of the lowest priority come first; among equals the weight says how often.
  record Server(int priority, int weight, int port, String host) {}

  /// @param resolver null asks the machine's own name servers
  ServiceRecords(@Nullable InetSocketAddress resolver) {
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put("com.sun.jndi.dns.timeout.initial", FIRST_WAIT_MILLIS);
    environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
    if (resolver != null) environment.put(Context.PROVIDER_URL, "dns://" + resolver.getAddress().getHostAddress() + ":" + resolver.getPort());
  }

  /// What the name server says; empty if it knows of none. Throws if it says nothing.
  @SuppressWarnings("BanJNDI")   // the factory is fixed to DNS, which gives texts and makes objects of nothing
  List<Server> of(String domain, Transport transport) throws NamingException {
    List<Server> servers = new ArrayList<>();
    InitialDirContext names = new InitialDirContext(environment);
    try {
      Attribute records = names.getAttributes("_sip._" + (transport == Transport.TCP ? "tcp" : "udp") + "." + domain, new String[] {"SRV"}).get("SRV");
      if (records == null) return List.of();
      NamingEnumeration<?> each = records.getAll();
      while (each.hasMore() && servers.size() < MOST) {
        Server server = read(String.valueOf(each.next()));
        if (server != null) servers.add(server);
      }
    } catch (NameNotFoundException none) {
      return List.of();
    } finally {
      names.close();
    }
    return servers;
  }

  /// `10 60 5060 sbc1.example.com.`; the host `.` says that there is no such service.
  private static @Nullable Server read(String record) {
    String[] parts = record.strip().split("\\s+", 5);
    if (parts.length != 4 || parts[3].equals(".")) return null;
    try {
      int priority = Integer.parseInt(parts[0]);
      int weight = Integer.parseInt(parts[1]);
      int port = Integer.parseInt(parts[2]);
      if (Math.min(priority, weight) < 0 || Math.max(priority, weight) > 65_535 || port < 1 || port > 65_535) return null;
      String host = parts[3].endsWith(".") ? parts[3].substring(0, parts[3].length() - 1) : parts[3];
      return new Server(priority, weight, port, host);
    } catch (NumberFormatException nonsense) {
      return null;
    }
  }

  /// The order in which to try them, for one call: by priority, and within one by chance, as the weights say (RFC 2782).
  static List<Server> inOrder(List<Server> servers, RandomGenerator chance) {
    List<Server> left = new ArrayList<>(servers);
    // Those of weight 0 first, so that they are chosen only by the smallest number.
    left.sort(Comparator.comparingInt(Server::priority).thenComparingInt(Server::weight));
    List<Server> order = new ArrayList<>();
    while (!left.isEmpty()) {
      int priority = left.getFirst().priority();
      List<Server> equals = left.stream().filter(server -> server.priority() == priority).toList();
      int point = chance.nextInt(equals.stream().mapToInt(Server::weight).sum() + 1);
      int sum = 0;
      for (Server server : equals) {
        sum += server.weight();
        if (sum < point) continue;
        order.add(server);
        left.remove(server);
        break;
      }
    }
    return order;
  }
}
