package io.trunkline.server.ivr.internal;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.acd.QueueService;
import io.trunkline.server.directory.NumberConfig;
import io.trunkline.server.directory.PublishedFlow;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.ivr.FlowFailed;
import io.trunkline.server.ivr.graph.Graph;
import io.trunkline.server.ivr.graph.GraphJson;
import io.trunkline.server.ivr.graph.Node;
import io.trunkline.server.ivr.graph.PromptRef;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.recording.CallRecorder;
import io.trunkline.server.switchboard.InboundScript;
import io.trunkline.server.switchboard.Sounds;
import io.trunkline.telephony.Caller;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Runs the published flow of the dialled number. A number without a flow, or with one that can't be read, leads to the tenant's first
/// queue.
@Component
class FlowScript implements InboundScript {
  private static final int MOST_PARSED = 2_000;

  private record Key(TenantId tenant, long flow, int version) {}

  private final FlowTools tools;
  private final Map<Key, Graph> parsed = new ConcurrentHashMap<>();

  FlowScript(Journal journal, Sounds sounds, QueueService queues, CallRecorder recorder, Time time) {
    this.tools = new FlowTools(journal, SoundSource.of(sounds), queues, recorder, time);
  }

  @Override public void run(Caller caller, TenantConfig tenant, NumberConfig number) {
    CallId call = caller.call().id();
    caller.answer();
    tools.recorder().recordCall(caller);
    new FlowRun(caller, tenant, graph(call, tenant, number), tools).run();
  }

  private Graph graph(CallId call, TenantConfig tenant, NumberConfig number) {
    PublishedFlow flow = number.flow() == null ? null : tenant.flows().get(number.flow());
    if (flow == null) {
      failed(call, tenant, "NO_FLOW");
      return fallback(tenant);
    }
    try {
      if (parsed.size() > MOST_PARSED) parsed.clear();
      return parsed.computeIfAbsent(new Key(tenant.tenant(), flow.id(), flow.version()), _ -> GraphJson.read(flow.graph()));
    } catch (IllegalArgumentException unreadable) {
      failed(call, tenant, "UNREADABLE");
      return fallback(tenant);
    }
  }

  private void failed(CallId call, TenantConfig tenant, String why) {
    tools.journal().append(new FlowFailed(tenant.tenant(), tools.time().now(), call, null, why));
  }

  private static Graph fallback(TenantConfig tenant) {
    Optional<Long> queue = tenant.queues().keySet().stream().map(id -> id.value()).min(Comparator.naturalOrder());
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Node.Play("welcome", null, List.of(PromptRef.builtin("welcome")), queue.isPresent() ? "queue" : "sorry"));
    queue.ifPresent(id -> nodes.add(new Node.Queue("queue", null, id, 0, null)));
    nodes.add(new Node.HangUp("sorry", null, List.of(PromptRef.builtin("sorry-error"))));
    return new Graph("welcome", nodes);
  }
}
