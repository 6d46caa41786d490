package io.trunkline.server.ivr.internal;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.directory.FirstFlow;
import io.trunkline.server.directory.PublishedFlow;
import io.trunkline.server.directory.PublishedFlows;
import io.trunkline.server.ivr.graph.Graph;
import io.trunkline.server.ivr.graph.GraphJson;
import io.trunkline.server.ivr.graph.Node;
import io.trunkline.server.ivr.graph.PromptRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The flow of a new tenant: the notice of the recording, a welcome, a menu of two queues; whoever presses nothing gets a person, whoever
/// waits in vain a box.
@Component
class SampleFlow implements FirstFlow {
  private static final String NAME = "示例流程 Sample flow";
  private static final String BY = "trunkline";

  private final FlowStore store = new FlowStore();
  private final PublishedFlows running;

  SampleFlow(PublishedFlows running) { this.running = running; }

  @Override public long publish(JdbcClient jdbc, TenantId tenant, Sample sample) {
    String graph = GraphJson.write(graph(sample));
    long id = store.insert(NAME, graph, BY, jdbc);
    int version = store.version(id, graph, null, BY, jdbc);
    store.published(id, version, BY, null, jdbc);
    running.put(jdbc, new PublishedFlow(id, NAME, version, graph));
    return id;
  }

  static Graph graph(Sample sample) {
    Map<String, @Nullable String> keys = new LinkedHashMap<>();
    keys.put("1", "sales");
    keys.put("2", "service");
    keys.put("0", "service");
    return new Graph("welcome", List.of(
        new Node.Play("welcome", "欢迎 Welcome", List.of(PromptRef.builtin("recording-notice"), PromptRef.builtin("welcome")), "menu"),
        new Node.Menu("menu", "主菜单 Main menu", List.of(PromptRef.builtin("main-menu")), keys, 6, 2, "service", "service"),
        new Node.Queue("sales", "销售 Sales", sample.sales().value(), 0, null),
        new Node.Queue("service", "服务 Service", sample.service().value(), 0, null)));
  }
}
