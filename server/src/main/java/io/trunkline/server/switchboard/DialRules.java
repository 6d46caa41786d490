package io.trunkline.server.switchboard;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.trunkline.kernel.Anonymous;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.UriParty;
import io.trunkline.server.directory.NumberConfig;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.telephony.NumberPlan;
import java.util.Comparator;
import java.util.List;

/// Who may be dialled from a tenant, and which number is shown. Everything is denied but what the tenant's prefixes allow: toll fraud needs a way out.
public final class DialRules {
  /// Anyone may always reach these, whatever the prefixes say (China's fire, police, ambulance, traffic accident).
  private static final List<String> EMERGENCY = List.of("110", "119", "120", "122");

  private DialRules() {}

  public sealed interface Verdict {
    record Allowed(Party number, Party callerId) implements Verdict {}

    record Denied(Why why) implements Verdict {}

    enum Why { NOT_A_NUMBER, PREFIX_NOT_ALLOWED }
  }

  /// What a person of this tenant means by `typed`: a colleague's extension stays one.
  public static Party read(TenantConfig tenant, String typed) {
    String digits = typed.strip();
    if (digits.matches("\\d{2,8}")) {
      Extension extension = new Extension(digits);
      if (tenant.agentAt(extension).isPresent()) return extension;
    }
    return plan(tenant).read(typed);
  }

  public static Verdict check(TenantConfig tenant, Party number) {
    return switch (number) {
      case Anonymous _, UriParty _, Extension _ -> new Verdict.Denied(Verdict.Why.NOT_A_NUMBER);
      case E164(String value) -> verdict(tenant, number, tenant.settings().allows(value));
      case ServiceCode(String value) -> verdict(tenant, number, EMERGENCY.contains(value) || tenant.settings().allows(value));
    };
  }

  /// The number shown to whoever is called: the tenant's choice, else its first; only ever a number that the tenant has.
  public static Party callerId(TenantConfig tenant) {
    String chosen = tenant.settings().outboundCallerId();
    return tenant.numbers().values().stream()
        .sorted(Comparator.comparing((NumberConfig number) -> !number.number().dialable().equals(chosen)).thenComparingLong(NumberConfig::id))
        .map(NumberConfig::number)
        .findFirst()
        .orElse(Anonymous.INSTANCE);
  }

  private static Verdict verdict(TenantConfig tenant, Party number, boolean allowed) {
    return allowed ? new Verdict.Allowed(number, callerId(tenant)) : new Verdict.Denied(Verdict.Why.PREFIX_NOT_ALLOWED);
  }

  private static NumberPlan plan(TenantConfig tenant) {
    String country = tenant.settings().countryCode();
    if (country.equals("CN")) return NumberPlan.CHINA;
    int code = PhoneNumberUtil.getInstance().getCountryCodeForRegion(country);
    return new NumberPlan(Integer.toString(code), null, "", List.of(), List.of(), NumberPlan.Format.NATIONAL, "");
  }
}
