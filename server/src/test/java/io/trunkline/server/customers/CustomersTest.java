package io.trunkline.server.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Anonymous;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.ServerTest;
import io.trunkline.server.TestServer;
import io.trunkline.server.TestServer.Answer;
import io.trunkline.server.TestServer.Browser;
import io.trunkline.server.TestServer.Company;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class CustomersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Autowired TestServer server;
  @Autowired Customers customers;

  @Test void aCustomerIsWrittenReadChangedAndDeleted() throws Exception {
    Browser admin = server.company(3).admin();
    Answer made = admin.post("/api/v1/customers", """
        {"name":"王芳","numbers":["138 0013 8000","010-6234 5678","138 0013 8000"],"company":"花店","level":"VIP","notes":"早上打","fields":{"合同":"A-17"}}""");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.body().get("numbers").toString()).isEqualTo("[\"+8613800138000\",\"+861062345678\"]");
    assertThat(made.body().at("/fields/合同").asString()).isEqualTo("A-17");
    String path = "/api/v1/customers/" + made.body().get("id").asLong();
    assertThat(admin.put(path, "{\"name\":\"王芳芳\",\"numbers\":[\"+8613800138001\"]}").status()).isEqualTo(200);
    Answer read = admin.get(path);
    assertThat(read.body().get("name").asString()).isEqualTo("王芳芳");
    assertThat(read.body().get("numbers").size()).isEqualTo(1);
    assertThat(read.body().get("company").isNull()).isTrue();
    assertThat(admin.delete(path).status()).isEqualTo(204);
    assertThat(admin.get(path).status()).isEqualTo(404);
  }

  @Test void customersAreFoundByNameCompanyAndTheEndOfANumber() throws Exception {
    Browser admin = server.company(3).admin();
    admin.post("/api/v1/customers", "{\"name\":\"李雷\",\"numbers\":[\"13800138001\"],\"company\":\"North 100% Tea\"}");
    admin.post("/api/v1/customers", "{\"name\":\"韩梅梅\",\"numbers\":[\"13900139002\"]}");
    assertThat(names(admin, "雷")).containsExactly("李雷");
    assertThat(names(admin, "100%25")).containsExactly("李雷");
    assertThat(names(admin, "9002")).containsExactly("韩梅梅");
    assertThat(names(admin, "013900139002")).containsExactly("韩梅梅");
    assertThat(names(admin, "_")).isEmpty();
    assertThat(admin.get("/api/v1/customers?limit=1").body().get("next").isNull()).isFalse();
  }

  @Test void aCallerIsMatchedByNumberOnceSeveralTimesOrNotAtAll() throws Exception {
    Company company = server.company(3);
    TenantId tenant = company.opened().tenant().id();
    company.admin().post("/api/v1/customers", "{\"name\":\"Home\",\"numbers\":[\"13800138003\"]}");
    company.admin().post("/api/v1/customers", "{\"name\":\"Work\",\"numbers\":[\"13800138003\",\"13800138004\"]}");
    assertThat(customers.lookUp(tenant, new E164("+8613800138003"), PATIENCE).matches()).extracting(Customer::name).containsExactly("Work", "Home");
    assertThat(customers.lookUp(tenant, new E164("+8613800138004"), PATIENCE).matches()).hasSize(1);
    assertThat(customers.lookUp(tenant, new E164("+8613800138005"), PATIENCE)).isEqualTo(new LookUp(java.util.List.of(), false));
    assertThat(customers.lookUp(tenant, Anonymous.INSTANCE, PATIENCE).matches()).isEmpty();
    assertThat(company.admin().get("/api/v1/customers/match?number=0138-0013-8003").body().at("/items").size()).isEqualTo(2);
  }

  @Test void whoeverIsAskedTooLateIsUnavailable() throws Exception {
    TenantId tenant = server.company(3).opened().tenant().id();
    assertThat(customers.lookUp(tenant, new E164("+8613800138003"), Duration.ZERO)).isEqualTo(LookUp.UNAVAILABLE);
  }

  @Test void anotherTenantSeesNothing() throws Exception {
    Browser admin = server.company(3).admin();
    String path = "/api/v1/customers/" + admin.post("/api/v1/customers", "{\"name\":\"Ours\",\"numbers\":[\"13800138006\"]}").body().get("id").asLong();
    Browser stranger = server.company(3).admin();
    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.get(path + "/calls").status()).isEqualTo(404);
    assertThat(stranger.put(path, "{\"name\":\"Mine\"}").status()).isEqualTo(404);
    assertThat(stranger.delete(path).status()).isEqualTo(404);
    assertThat(stranger.get("/api/v1/customers/match?number=13800138006").body().at("/items").size()).isZero();
    assertThat(admin.get(path + "/calls").body().at("/items").size()).isZero();
  }

  @Test void whatIsNoNumberOrNameIsRefused() throws Exception {
    Browser admin = server.company(3).admin();
    assertThat(admin.post("/api/v1/customers", "{\"name\":\"\"}").code()).isEqualTo("name-invalid");
    assertThat(admin.post("/api/v1/customers", "{\"name\":\"A\",\"numbers\":[\"hello\"]}").code()).isEqualTo("number-unreadable");
  }

  private static java.util.List<String> names(Browser admin, String query) throws Exception {
    java.util.List<String> names = new java.util.ArrayList<>();
    admin.get("/api/v1/customers?q=" + query.replace("雷", "%E9%9B%B7")).body().at("/items").forEach(item -> names.add(item.get("name").asString()));
    return names;
  }
}
