package io.trunkline.server;

import io.trunkline.server.directory.Directory;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.tenancy.Tenancy;
import io.trunkline.server.tenancy.TenantStarter.OpenTenant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The running server as a browser or a program sees it, and fresh tenants to use it as.
@TestComponent
public class TestServer {
  private static final AtomicInteger TENANTS = new AtomicInteger();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Environment environment;
  private final JsonMapper json;
  private final Tenancy tenancy;
  private final Directory directory;

  TestServer(Environment environment, JsonMapper json, Tenancy tenancy, Directory directory) {
    this.environment = environment;
    this.json = json;
    this.tenancy = tenancy;
    this.directory = directory;
  }

  public record Answer(int status, JsonNode body, HttpResponse<String> raw) {
    public String code() { return body.path("code").asString(""); }
  }

  /// A tenant nobody else uses, and its administrator signed in.
  public record Company(Tenancy.Opened opened, Browser admin) {}

  public Company company(int seats) throws Exception {
    int n = TENANTS.incrementAndGet();
    Actor operator = new Actor(null, "test", Role.OPERATOR, null, "test");
    Tenancy.Opened opened = tenancy.open(new OpenTenant("Company " + n, "company-" + n, seats, 10, List.of("400777" + (1000 + n)), "Admin"), operator);
    directory.refresh(opened.tenant().id());
    return new Company(opened, browser().signIn(opened.adminLogin(), opened.adminPassword()));
  }

  public Browser browser() { return new Browser(); }

  /// Keeps its cookie and sends the session's header with writes.
  public final class Browser {
    private @Nullable String cookie;
    private @Nullable String csrf;
    private @Nullable String bearer;
    private @Nullable Integer port;

    /// The same browser, turned to another server's port; null = back to this one.
    public Browser at(@Nullable Integer other) {
      port = other;
      return this;
    }

    public Browser signIn(String login, String password) throws Exception {
      Answer answer = send("POST", "/api/v1/session", "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}");
      if (answer.status() != 200) throw new AssertionError("sign-in of " + login + " gave " + answer.status() + " " + answer.body());
      cookie = answer.raw().headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
      csrf = answer.body().get("csrf").asString();
      return this;
    }

    public Browser withToken(String token) {
      bearer = token;
      return this;
    }

    public Browser withoutHeader() {
      csrf = null;
      return this;
    }

    public Answer get(String path) throws Exception { return send("GET", path, null); }

    public Answer post(String path, String body) throws Exception { return send("POST", path, body); }

    public Answer put(String path, String body) throws Exception { return send("PUT", path, body); }

    public Answer delete(String path) throws Exception { return send("DELETE", path, null); }

    /// Posts one file as a form does.
    public Answer upload(String path, byte[] file) throws IOException, InterruptedException {
      String boundary = "----test-" + UUID.randomUUID();
      ByteArrayOutputStream form = new ByteArrayOutputStream();
      form.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"sheet\"\r\nContent-Type: application/octet-stream\r\n\r\n")
          .getBytes(StandardCharsets.UTF_8));
      form.writeBytes(file);
      form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
      return send("POST", path, "multipart/form-data; boundary=" + boundary, BodyPublishers.ofByteArray(form.toByteArray()));
    }

    public Answer send(String method, String path, @Nullable String body) throws IOException, InterruptedException {
      return send(method, path, "application/json", body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    /// What isn't text.
    public HttpResponse<byte[]> download(String path) throws IOException, InterruptedException {
      return http.send(request("GET", path, "application/json", BodyPublishers.noBody()), HttpResponse.BodyHandlers.ofByteArray());
    }

    /// Bytes of it, as a player asks: `bytes=1-`.
    public HttpResponse<byte[]> part(String path, String range) throws IOException, InterruptedException {
      HttpRequest part = HttpRequest.newBuilder(request("GET", path, "application/json", BodyPublishers.noBody()), (_, _) -> true).header("Range", range).build();
      return http.send(part, HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest request(String method, String path, String type, BodyPublisher body) {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (port == null ? environment.getProperty("local.server.port") : port.toString()) + path))
          .method(method, body).header("Content-Type", type);
      if (cookie != null) request.header("Cookie", cookie);
      if (csrf != null) request.header("X-CSRF-Token", csrf);
      if (bearer != null) request.header("Authorization", "Bearer " + bearer);
      return request.build();
    }

    private Answer send(String method, String path, String type, BodyPublisher body) throws IOException, InterruptedException {
      HttpResponse<String> response = http.send(request(method, path, type, body), HttpResponse.BodyHandlers.ofString());
      JsonNode answer = response.headers().firstValue("Content-Type").orElse("").contains("json") && !response.body().isEmpty() ? json.readTree(response.body()) : json.createObjectNode();
      return new Answer(response.statusCode(), answer, response);
    }
  }
}
