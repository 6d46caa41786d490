package io.trunkline.server.directory.internal;

import io.trunkline.kernel.QueueId;
import io.trunkline.server.directory.FirstFlow;
import io.trunkline.server.tenancy.TenantStarter;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Makes a new tenant usable at once: its administrator serves two queues, there are reasons, a calendar, a flow, and its numbers lead there.
@Component
@Order(20)
class DirectoryStarter implements TenantStarter {
  private static final List<String> REASONS = List.of("小休 Break", "午餐 Lunch", "培训 Training", "会议 Meeting");
  private static final List<String> CATEGORIES = List.of("咨询 Question/产品 Product", "咨询 Question/价格 Price", "咨询 Question/订单 Order", "售后 After-sales/退换 Return",
      "售后 After-sales/维修 Repair", "投诉 Complaint", "骚扰或拨错 Nuisance or wrong number");

  private final JsonMapper json;
  private final Numbers numbers;
  private final ObjectProvider<FirstFlow> flows;

  DirectoryStarter(JsonMapper json, Numbers numbers, ObjectProvider<FirstFlow> flows) {
    this.json = json;
    this.numbers = numbers;
    this.flows = flows;
  }

  @Override public void start(Opening opening) {
    JdbcClient jdbc = opening.jdbc();
    jdbc.sql("insert into directory.settings (tenant_id, allowed_prefixes) values (platform.tenant(), '{+86}')").update();
    jdbc.sql("insert into directory.agent (tenant_id, id, extension) values (platform.tenant(), ?, '1000')").param(opening.adminId()).update();
    QueueId sales = queue(jdbc, "销售 Sales", opening.adminId());
    QueueId service = queue(jdbc, "服务 Service", opening.adminId());
    for (String reason : REASONS) jdbc.sql("insert into directory.reason (tenant_id, name) values (platform.tenant(), ?)").param(reason).update();
    for (String category : CATEGORIES) jdbc.sql("insert into directory.category (tenant_id, name) values (platform.tenant(), ?)").param(category).update();
    long calendar = jdbc.sql("insert into directory.calendar (tenant_id, name, rules) values (platform.tenant(), ?, ?::jsonb) returning id")
        .params("工作时间 Business hours", json.writeValueAsString(ChinaHolidays.OFFICE)).query(Long.class).single();
    for (String number : opening.request().numbers()) numbers.add(jdbc, number, null);
    FirstFlow first = flows.getIfAvailable();
    if (first == null) return;
    long flow = first.publish(jdbc, opening.tenant(), new FirstFlow.Sample(sales, service, calendar));
    jdbc.sql("update directory.number set flow_id = ?").param(flow).update();
  }

  private static QueueId queue(JdbcClient jdbc, String name, long member) {
    long id = jdbc.sql("insert into directory.queue (tenant_id, name) values (platform.tenant(), ?) returning id").param(name).query(Long.class).single();
    jdbc.sql("insert into directory.queue_member (tenant_id, queue_id, agent_id) values (platform.tenant(), ?, ?)").params(id, member).update();
    return new QueueId(id);
  }
}
