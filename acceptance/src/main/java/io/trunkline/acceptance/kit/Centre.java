package io.trunkline.acceptance.kit;

import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A running server with one carrier behind one trunk: where every acceptance test begins. Each test opens tenants of its own.
///
/// The carrier has an address of its own (127.0.0.2), as a trunk is known by where it calls from.
public final class Centre implements AutoCloseable {
  private static final AtomicInteger NUMBERS = new AtomicInteger(10_000);
  private static @Nullable Centre shared;

  private final Server server;
  private final Api operator;
  private final Phone carrier;
  private final long trunk;

  private Centre(Server server) {
    this.server = server;
    this.operator = Api.signIn(server.http(), "operator", server.operatorPassword());
    this.carrier = Phone.startAt("carrier", carrierAddress());
    this.trunk = addTrunk("carrier", carrier);
  }

  private static InetAddress carrierAddress() {
    try {
      return InetAddress.getByName("127.0.0.2");
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The one that tests share: started by the first, ended with the JVM.
  public static synchronized Centre shared() {
    Centre centre = shared;
    if (centre == null) {
      centre = fresh(600);
      shared = centre;
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(centre::close));
    }
    return centre;
  }

  /// One of its own, for a test that kills it or gives it other options.
  public static Centre fresh(int mediaPorts, String... options) {
    Server server = Server.startFresh(mediaPorts, options);
    try {
      return new Centre(server);
    } catch (RuntimeException | Error failure) {
      server.close();
      throw failure;
    }
  }

  public Server server() {
    return server;
  }

  public Api operator() {
    return operator;
  }

  /// The telephone network behind the trunk: calls in, and rings when the product calls a telephone.
  public Phone carrier() {
    return carrier;
  }

  /// Adds a trunk to a carrier at this phone's address.
  public long addTrunk(String name, Phone at) {
    return addTrunk(name, at.hostPort());
  }

  /// Adds a trunk to a carrier at `host:port`.
  public long addTrunk(String name, String at) {
    return addTrunk(Map.of("name", name, "addresses", List.of(at)));
  }

  /// Adds a trunk by address, by UDP, with numbers in international form, but for what is `said` of it.
  public long addTrunk(Map<String, ?> said) {
    return operator.post("/trunks", trunk(said)).path("id").asLong();
  }

  public void changeTrunk(long id, Map<String, ?> said) {
    operator.put("/trunks/" + id, trunk(said));
  }

  private static Map<String, Object> trunk(Map<String, ?> said) {
    Map<String, Object> trunk = new HashMap<>(Map.of("kind", "ADDRESS", "transport", "UDP", "maxCalls", 2000, "outboundFormat", "E164", "outboundPrefix", "",
        "callerIdHeader", "FROM", "enabled", true));
    trunk.putAll(said);
    return trunk;
  }

  /// Another telephone of the same carrier, for many calls: audio is sent and counted, not kept. On a trunk of its own.
  public Phone loadCarrier(String name) {
    Phone phone = Phone.startForLoad(name, carrierAddress());
    addTrunk(name, phone);
    return phone;
  }

  /// A subscriber somewhere calls `number`, showing `from`.
  public PhoneCall call(String from, String number) {
    return carrier.dial(server.sip(), number, from);
  }

  /// A number of Shanghai that nobody has yet: `+8621600xxxxx`.
  public static String freshNumber() {
    return "+8621600" + NUMBERS.incrementAndGet();
  }

  /// Opens a tenant with one number on the carrier's trunk.
  public Tenant openTenant(String name) {
    return openTenant(name, 1000);
  }

  public Tenant openTenant(String name, int maxCalls) {
    return openTenant(name, maxCalls, 400);
  }

  /// The same for a company of this size.
  public Tenant openTenant(String name, int maxCalls, int seats) {
    String number = freshNumber();
    String code = name + Integer.toString(NUMBERS.incrementAndGet(), 36);
    JsonNode made = operator.post("/tenants", Map.of("name", name, "code", code, "seats", seats, "maxCalls", maxCalls, "numbers", List.of(number)));
    return new Tenant(this, made.path("tenant").path("id").asLong(), code, number, made.path("adminLogin").asString(), made.path("adminPassword").asString());
  }

  /// The carrier's.
  public long trunk() {
    return trunk;
  }

  @Override public void close() {
    carrier.close();
    server.close();
  }
}
