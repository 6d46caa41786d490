package io.trunkline.acceptance.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One person's REST session, as a page or a script has it: cookie and CSRF header. Any thread may call.
public final class Api {
  private static final JsonMapper JSON = JsonMapper.shared();

  // One for everybody: hundreds of agents must not cost hundreds of selector threads. So cookies are kept here, by hand.
  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();

  private final URI base;
  private final Map<String, String> cookies = new ConcurrentHashMap<>();
  private volatile String csrf = "";

  /// An answer as it came: for tests of refusals.
  public record Answer(int status, JsonNode body) {}

  private Api(URI base) {
    this.base = base;
  }

  /// Nobody: not signed in.
  public static Api anonymous(URI server) {
    return new Api(server.resolve("/api/v1"));
  }

  public static Api signIn(URI server, String login, String password) {
    Api api = anonymous(server);
    JsonNode session = api.post("/session", Map.of("login", login, "password", password));
    api.csrf = session.path("csrf").asString("");
    return api;
  }

  public JsonNode get(String path) {
    return good("GET", path, ask("GET", path, null));
  }

  public byte[] bytes(String path) {
    HttpResponse<byte[]> response = send("GET", path, null);
    if (response.statusCode() / 100 != 2) throw new AssertionError("GET " + path + " → " + response.statusCode());
    return response.body();
  }

  public JsonNode post(String path, Object body) {
    return good("POST", path, ask("POST", path, body));
  }

  public JsonNode put(String path, Object body) {
    return good("PUT", path, ask("PUT", path, body));
  }

  public JsonNode patch(String path, Object body) {
    return good("PATCH", path, ask("PATCH", path, body));
  }

  public void delete(String path) {
    good("DELETE", path, ask("DELETE", path, null));
  }

  private static JsonNode good(String method, String path, Answer answer) {
    if (answer.status() / 100 != 2) throw new AssertionError(method + " " + path + " → " + answer.status() + " " + answer.body());
    return answer.body();
  }

  /// Sends and returns whatever comes back.
  public Answer ask(String method, String path, @Nullable Object body) {
    return answer(send(method, path, body));
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
    return new Answer(response.statusCode(), json && response.body().length > 0 ? JSON.readTree(response.body()) : JSON.createObjectNode());
  }

  /// A form with one file (multipart/form-data), as a page uploads it.
  public JsonNode upload(String path, Map<String, String> fields, String fileName, byte[] content) {
    String boundary = "----form" + Long.toString(content.length, 36) + "boundary";
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    fields.forEach((name, value) -> form.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
        .getBytes(StandardCharsets.UTF_8)));
    form.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    form.writeBytes(content);
    form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    HttpResponse<byte[]> response = exchange(request(path).header("Content-Type", "multipart/form-data; boundary=" + boundary)
        .POST(BodyPublishers.ofByteArray(form.toByteArray())).build());
    return good("POST", path, answer(response));
  }

  private HttpResponse<byte[]> send(String method, String path, @Nullable Object body) {
    HttpRequest.Builder request = request(path);
    if (body != null) request.header("Content-Type", "application/json");
    return exchange(request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body))).build());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30)).header("Accept", "application/json, */*");
    if (!cookies.isEmpty()) request.header("Cookie", cookieHeader());
    if (!csrf.isEmpty()) request.header("X-CSRF-Token", csrf);
    return request;
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void keep(String setCookie) {
    List<String> parts = List.of(setCookie.split(";", 2));
    int equals = parts.getFirst().indexOf('=');
    cookies.put(parts.getFirst().substring(0, equals), parts.getFirst().substring(equals + 1));
  }

  private String cookieHeader() {
    return String.join("; ", cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).toList());
  }

  /// The numbered events of this person's desk, from `after` on.
  public Events events(long after) {
    return stream("/events", after);
  }

  /// The numbered frames of the board of this person's tenant.
  public Events board(long after) {
    return stream("/supervision/events", after);
  }

  private Events stream(String path, long after) {
    URI address = URI.create(base.toString().replaceFirst("^http", "ws") + path + "?after=" + after);
    return new Events(HTTP, address, cookieHeader(), URI.create(base.getScheme() + "://" + base.getAuthority()).toString());
  }

  static JsonNode parse(String json) {
    return JSON.readTree(json.getBytes(StandardCharsets.UTF_8));
  }
}
