package io.trunkline.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.server.ServerTest;
import io.trunkline.server.TestServer;
import io.trunkline.server.TestServer.Answer;
import io.trunkline.server.TestServer.Browser;
import io.trunkline.server.TestServer.Company;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.platform.web.WebConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// Asks every endpoint there is, also those not yet written when this was: found through the handler mappings.
@ServerTest
class EndpointsTest {
  private static final String API = "/api/v1/";
  /// Bodies that the path's id can be tried with; any other endpoint with a body is asked with `{}`, which may only give 4xx.
  private static final Set<RequestMethod> WRITES = Set.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE);

  @Autowired TestServer server;
  @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;

  private record Endpoint(RequestMethod method, String path, HandlerMethod handler, Allow rule) {
    boolean isForTenants() {
      for (Role role : rule.value()) if (role != Role.OPERATOR) return true;
      return false;
    }

    boolean hasBody() {
      for (MethodParameter parameter : handler.getMethodParameters()) if (parameter.hasParameterAnnotation(RequestBody.class)) return true;
      return false;
    }

    boolean isMultipart() {
      for (MethodParameter parameter : handler.getMethodParameters()) if (parameter.getParameterType().getSimpleName().equals("MultipartFile")) return true;
      return false;
    }

    boolean wantsUuid() {
      for (MethodParameter parameter : handler.getMethodParameters()) {
        if (parameter.hasParameterAnnotation(PathVariable.class) && parameter.getParameterType() != long.class) return true;
      }
      return false;
    }
  }

  @Test void everyEndpointSaysWhoMayUseIt() {
    List<String> open = new ArrayList<>();
    mappings.getHandlerMethods().forEach((info, method) -> {
      if (method.getBeanType().getName().startsWith("io.trunkline.") && WebConfig.rule(method) == null) open.add(info + " " + method);
    });
    assertThat(open).isEmpty();
  }

  @Test void withoutASessionNothingIsAnsweredButWhatIsForEveryone() throws Exception {
    Browser stranger = server.browser();
    for (Endpoint endpoint : endpoints()) {
      if (endpoint.rule().everyone() || endpoint.isMultipart()) continue;
      Answer answer = stranger.send(endpoint.method().name(), endpoint.path().replaceAll("\\{[^}]+}", "1"), endpoint.hasBody() ? "{}" : null);
      assertThat(answer.status()).as("%s %s", endpoint.method(), endpoint.path()).isEqualTo(401);
      assertThat(answer.code()).as("%s %s", endpoint.method(), endpoint.path()).isEqualTo("sign-in-needed");
    }
  }

  @Test void anotherTenantsIdsGive404OnEveryEndpoint() throws Exception {
    Company owner = server.company(9);
    Company stranger = server.company(9);
    Map<String, Long> foreign = Things.of(owner);
    int asked = 0;
    for (Endpoint endpoint : endpoints()) {
      if (!endpoint.path().contains("{") || !endpoint.isForTenants() || endpoint.rule().everyone()) continue;
      String collection = endpoint.path().substring(API.length()).split("/", 2)[0];
      String id = endpoint.wantsUuid() ? UUID.randomUUID().toString() : Long.toString(foreign.getOrDefault(collection, owner.opened().adminId()));
      String path = endpoint.path().replaceAll("\\{[^}]+}", id);
      String body = endpoint.hasBody() ? Things.body(collection, endpoint.path()) : null;
      Answer answer = stranger.admin().send(endpoint.method().name(), path, body);
      assertThat(answer.status()).as("%s %s %s", endpoint.method(), path, answer.body()).isIn(404, 415, 400, 422);
      if (body == null && !endpoint.isMultipart()) assertThat(answer.status()).as("%s %s %s", endpoint.method(), path, answer.body()).isEqualTo(404);
      if (Things.knows(collection)) assertThat(answer.status()).as("%s %s %s", endpoint.method(), path, answer.body()).isEqualTo(404);
      asked++;
    }
    assertThat(asked).isGreaterThan(15);
    assertThat(Things.of(owner)).isEqualTo(foreign);   // and nothing was changed or removed on the way
  }

  @Test void everyListIsBounded() throws Exception {
    Company company = server.company(2);
    for (Endpoint endpoint : endpoints()) {
      boolean isList = endpoint.method() == RequestMethod.GET && !endpoint.path().contains("{")
          && java.util.Arrays.stream(endpoint.handler().getMethodParameters()).anyMatch(parameter -> "limit".equals(parameter.getParameter().getName()));
      if (!isList || !endpoint.isForTenants()) continue;
      for (String limit : List.of("0", "-1", "1000000")) {
        Answer answer = company.admin().get(endpoint.path() + "?limit=" + limit);
        assertThat(answer.status()).as("%s limit %s", endpoint.path(), limit).isEqualTo(422);
      }
      assertThat(company.admin().get(endpoint.path() + "?limit=1").body().get("items").size()).as(endpoint.path()).isLessThanOrEqualTo(1);
    }
  }

  @Test void failuresAreProblemsWithACodeAndAFix() throws Exception {
    Company company = server.company(2);
    for (Answer answer : List.of(company.admin().post("/api/v1/skills", "{"), company.admin().post("/api/v1/skills", "{\"name\":\"\"}"),
        company.admin().get("/api/v1/skills/999999"), company.admin().get("/api/v1/skills/abc"), company.admin().send("PATCH", "/api/v1/skills/1", "{}"))) {
      assertThat(answer.raw().headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
      assertThat(answer.code()).isNotEmpty();
      assertThat(answer.body().get("status").asInt()).isEqualTo(answer.status()).isBetween(400, 499);
    }
  }

  @Test void aBodyIsBounded() throws Exception {
    Company company = server.company(2);
    Answer answer = company.admin().post("/api/v1/skills", "{\"name\":\"" + "x".repeat(1_100_000) + "\"}");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("too-large");
  }

  @Test void theDescriptionNamesTheEndpoints() throws Exception {
    JsonNode description = server.browser().get("/api/openapi.json").body();
    assertThat(description.at("/paths").propertyNames()).contains("/api/v1/session", "/api/v1/tenants", "/api/v1/queues/{id}", "/api/v1/agents");
  }

  private List<Endpoint> endpoints() {
    List<Endpoint> all = new ArrayList<>();
    mappings.getHandlerMethods().forEach((info, handler) -> {
      Allow rule = WebConfig.rule(handler);
      if (!handler.getBeanType().getName().startsWith("io.trunkline.") || rule == null) return;
      for (String path : paths(info)) {
        if (!path.startsWith(API)) continue;
        for (RequestMethod method : info.getMethodsCondition().getMethods()) {
          if (method == RequestMethod.GET || WRITES.contains(method)) all.add(new Endpoint(method, path, handler, rule));
        }
      }
    });
    return all;
  }

  private static Set<String> paths(RequestMappingInfo info) { return info.getPatternValues(); }
}
