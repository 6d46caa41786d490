package io.trunkline.acceptance.kit;

import io.trunkline.acceptance.phone.Phone;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One agent at a desk, through the interface that the desk's page uses: REST to act, pushed events to know.
public final class Agent implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Tenant tenant;
  private final long id;
  private final String login;
  private final String extension;
  private final String password;
  private final Api api;
  private final Events events;
  private @Nullable Phone phone;

  Agent(Tenant tenant, long id, String login, String extension, String password) {
    this.tenant = tenant;
    this.id = id;
    this.login = login;
    this.extension = extension;
    this.password = password;
    this.api = Api.signIn(tenant.centre().server().http(), fullLogin(), password);
    this.events = api.events(0);
  }

  public String fullLogin() {
    return login + "@" + tenant.code();
  }

  public String password() {
    return password;
  }

  public String extension() {
    return extension;
  }

  public long id() {
    return id;
  }

  public Api api() {
    return api;
  }

  public Events events() {
    return events;
  }

  /// Gives him a SIP phone of ours, registered with credentials made for him, and makes it his station.
  public Phone withSipPhone() {
    return withSipPhone(Phone.start(login));
  }

  /// A phone that answers by itself and hangs up after `talk`; what it hears is not kept.
  public Phone withAnsweringPhone(double hz, Duration talk) {
    return withSipPhone(Phone.startForLoad(login, InetAddress.getLoopbackAddress()).answersBySelf(hz, talk));
  }

  /// Registers again, as a phone does when its server came back.
  public void registersAgain() {
    Phone mine = phone;
    if (mine != null) mine.registerAgain();
  }

  private Phone withSipPhone(Phone mine) {
    JsonNode made = sipCredentials();
    mine.register(new Phone.Account(tenant.centre().server().sip(), made.path("domain").asString(), made.path("username").asString(),
        made.path("password").asString()));
    phone = mine;
    api.put("/desk/station", station("SIP", null));
    return mine;
  }

  /// The same credentials, for a foreign phone.
  public JsonNode sipCredentials() {
    return tenant.admin().post("/agents/" + id + "/sip-credentials", Map.of());
  }

  /// He works by an ordinary telephone of this number.
  public Agent withTelephone(String number) {
    api.put("/desk/station", station("PHONE", number));
    return this;
  }

  public Agent withSipStation() {
    api.put("/desk/station", station("SIP", null));
    return this;
  }

  private static Map<String, @Nullable Object> station(String kind, @Nullable String number) {
    Map<String, @Nullable Object> station = new HashMap<>();
    station.put("kind", kind);
    station.put("number", number);
    return station;
  }

  public InetSocketAddress sip() {
    return tenant.centre().server().sip();
  }

  public Agent goesReady() {
    int mark = events.mark();
    api.post("/desk/state", Map.of("state", "READY"));
    return awaitState(mark, "READY");
  }

  public Agent goesNotReady() {
    api.post("/desk/state", Map.of("state", "NOT_READY"));
    return this;
  }

  /// Waits until the desk has been told this state since `mark`.
  public Agent awaitState(int mark, String state) {
    events.await(mark, f -> stateIn(f).equals(state), SOON, "state " + state);
    return this;
  }

  private static String stateIn(JsonNode frame) {
    return switch (frame.path("type").asString("")) {
      case "state" -> frame.path("data").path("name").asString("");
      case "snapshot" -> frame.path("data").path("state").path("name").asString("");
      default -> "";
    };
  }

  /// His state now, as the server says.
  public String state() {
    return desk().path("state").path("name").asString();
  }

  public JsonNode desk() {
    return api.get("/desk");
  }

  /// Waits until a call on this desk is in `state`, and returns it.
  public JsonNode awaitCall(int mark, String state) {
    return awaitCall(mark, call -> call.path("state").asString().equals(state), "a call in state " + state);
  }

  public JsonNode awaitCall(int mark, Predicate<JsonNode> good, String what) {
    return events.await(mark, f -> f.path("type").asString().equals("call") && good.test(f.path("data")), SOON, what).path("data");
  }

  /// A button of the desk: `answer`, `hang-up`, `hold` …
  public JsonNode press(String button, String call, Map<String, ?> body) {
    return api.post("/desk/calls/" + call + "/" + button, body);
  }

  public JsonNode press(String button, String call) {
    return press(button, call, Map.of());
  }

  @Override public void close() {
    events.close();
    if (phone != null) phone.close();
  }
}
