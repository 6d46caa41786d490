package io.trunkline.server.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.NumberConfig;
import io.trunkline.server.directory.Settings;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.platform.web.Role;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialRulesTest {
  @ParameterizedTest
  @CsvSource({
      "13800138000,      +8613800138000",
      "010-62345678,     +861062345678",
      "+86 138 0013 8000, +8613800138000",
      "95588,            95588",
      "4008001000,       4008001000",
      "1001,             1001"})
  void whatPeopleTypeIsUnderstood(String typed, String meant) {
    assertThat(DialRules.read(tenant(null, "+86"), typed).dialable()).isEqualTo(meant);
  }

  @Test void aColleaguesExtensionStaysOneAndAnotherNumberOfThatLengthDoesNot() {
    TenantConfig tenant = tenant(null, "+86");
    assertThat(DialRules.read(tenant, "1001")).isEqualTo(new Extension("1001"));
    assertThat(DialRules.read(tenant, "1002")).isNotInstanceOf(Extension.class);
  }

  @ParameterizedTest
  @CsvSource({
      "+8613800138000, true",
      "+14155550100,   false",
      "95588,          false",
      "110,            true",
      "anonymous,      false",
      "sip:a@b.c,      false"})
  void onlyAllowedPrefixesAndEmergencyCallsGoOut(String number, boolean allowed) {
    assertThat(DialRules.check(tenant(null, "+86"), Party.parse(number)) instanceof DialRules.Verdict.Allowed).isEqualTo(allowed);
  }

  @Test void withoutPrefixesNothingGoesOut() {
    assertThat(DialRules.check(tenant(null), Party.parse("+8613800138000")))
        .isEqualTo(new DialRules.Verdict.Denied(DialRules.Verdict.Why.PREFIX_NOT_ALLOWED));
  }

  @Test void onlyANumberOfTheTenantsOwnIsShown() {
    assertThat(DialRules.callerId(tenant(null)).dialable()).isEqualTo("4008001000");
    assertThat(DialRules.callerId(tenant("+861062345678")).dialable()).isEqualTo("+861062345678");
    assertThat(DialRules.callerId(tenant("+8613900000000")).dialable()).as("not the tenant's").isEqualTo("4008001000");
  }

  private static TenantConfig tenant(@Nullable String callerId, String... prefixes) {
    AgentId anna = new AgentId(7);
    return new TenantConfig(new TenantId(1), 1, "demo", "Demo", true, 10, 10,
        new Settings(ZoneId.of("Asia/Shanghai"), "CN", List.of(prefixes), callerId),
        Map.of(1L, new NumberConfig(1, Party.parse("4008001000"), "hotline", null, null), 2L, new NumberConfig(2, Party.parse("+861062345678"), "office", null, null)),
        Map.of(), Map.of(), Map.of(),
        Map.of(anna, new AgentConfig(anna, "anna", "Anna", Role.AGENT, new Extension("1001"), List.of(), false)),
        Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
  }
}
