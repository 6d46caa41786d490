package io.trunkline.server.directory.internal;

import io.trunkline.kernel.E164;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.telephony.NumberPlan;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The numbers that lead to tenants, read as people write them: 400 800 1000, 010-6234 5678, +86 10 …
@Component
public class Numbers {
  /// @throws Problem when it is no number, or somebody's already
  public long add(JdbcClient jdbc, String written, @Nullable Long trunk) {
    return jdbc.sql("""
        insert into directory.number (tenant_id, number, trunk_id, flow_id)
        values (platform.tenant(), :number, :trunk, (select min(flow_id) from directory.published_flow)) returning id""")
        .param("number", read(written).dialable()).param("trunk", trunk).query(Long.class).single();
  }

  public static Party read(String written) {
    Party party = NumberPlan.CHINA.read(written);
    if (party instanceof E164 || party instanceof ServiceCode) return party;
    throw Problem.invalid("number-unreadable", "this is no telephone number: " + written, "write it as it is dialled, or in international form: +8610…");
  }
}
