package io.trunkline.server.ivr;

import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.prompts.BuiltinPrompts;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.PublishedFlow;
import io.trunkline.server.directory.PublishedFlows;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.ivr.graph.FlowProblem;
import io.trunkline.server.ivr.graph.Graph;
import io.trunkline.server.ivr.graph.GraphCheck;
import io.trunkline.server.ivr.graph.GraphJson;
import io.trunkline.server.ivr.graph.Known;
import io.trunkline.server.ivr.graph.Node;
import io.trunkline.server.ivr.internal.FlowStore;
import io.trunkline.server.platform.audit.Audit;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A tenant's flows: drafts, versions, what runs. Publishing hands the graph to the directory, from where calls have it within a second,
/// PostgreSQL or not.
@Component
public class Flows {
  private static final int MOST_FLOWS = 500;
  private static final int LONGEST_DRAFT = 256 << 10;

  private final TenantTx tx;
  private final Directory directory;
  private final PublishedFlows running;
  private final Audit audit;
  private final FlowStore store = new FlowStore();

  Flows(TenantTx tx, Directory directory, PublishedFlows running, Audit audit) {
    this.tx = tx;
    this.directory = directory;
    this.running = running;
    this.audit = audit;
  }

  public List<Flow> list(TenantId tenant) {
    Known known = known(tenant);
    return tx.in(tenant, store::list).stream().map(row -> flow(row, known)).toList();
  }

  public Optional<Flow> find(TenantId tenant, long id) {
    Known known = known(tenant);
    return tx.in(tenant, db -> store.find(id, db)).map(row -> flow(row, known));
  }

  /// @throws Problem 409 when the name is taken
  public Flow create(Actor by, String name, Graph draft) {
    TenantId tenant = by.tenantId();
    long id = change(name, tenant, db -> {
      if (store.count(db) >= MOST_FLOWS) throw Problem.conflict("too-many-flows", "there are " + MOST_FLOWS + " flows already", "delete one that isn't used");
      long made = store.insert(name, text(draft), by.name(), db);
      audit.record(db, by, "flow-created", "flow/" + made, Map.of("name", name));
      return made;
    });
    return find(tenant, id).orElseThrow();
  }

  /// Calls notice nothing of it until it is published.
  public Flow update(Actor by, long id, String name, Graph draft) {
    TenantId tenant = by.tenantId();
    change(name, tenant, db -> {
      if (!store.update(id, name, text(draft), by.name(), db)) throw Problem.notFound("flow");
      audit.record(db, by, "flow-changed", "flow/" + id, Map.of("name", name));
      return id;
    });
    return find(tenant, id).orElseThrow();
  }

  /// @throws Problem 409 while a number leads there
  public void delete(Actor by, long id) {
    TenantId tenant = by.tenantId();
    tx.run(tenant, db -> {
      FlowStore.Row flow = store.find(id, db).orElseThrow(() -> Problem.notFound("flow"));
      running.usedBy(db, id).ifPresent(number -> {
        throw Problem.conflict("flow-in-use", "the number " + number + " leads to this flow", "choose another flow for the number first");
      });
      running.remove(db, id);
      store.delete(id, db);
      audit.record(db, by, "flow-deleted", "flow/" + id, Map.of("name", flow.name()));
    });
    directory.refresh(tenant);
  }

  /// Makes a version of the draft and lets calls run it from now on; calls that run keep theirs.
  ///
  /// @throws Problem 422 while the draft has a problem that blocks
  public int publish(Actor by, long id, @Nullable String note) {
    TenantId tenant = by.tenantId();
    Known known = known(tenant);
    int version = tx.in(tenant, db -> {
      FlowStore.Row flow = store.lock(id, db).orElseThrow(() -> Problem.notFound("flow"));
      refuseProblems(GraphCheck.problems(GraphJson.read(flow.draft()), known));
      int made = store.version(id, flow.draft(), note, by.name(), db);
      run(id, made, flow.name(), flow.draft(), note, by, db);
      return made;
    });
    directory.refresh(tenant);
    return version;
  }

  /// Back (or forward) to a version that ran before.
  ///
  /// @throws Problem 422 when what it refers to is gone meanwhile
  public void republish(Actor by, long id, int version) {
    TenantId tenant = by.tenantId();
    Known known = known(tenant);
    tx.run(tenant, db -> {
      FlowStore.Row flow = store.lock(id, db).orElseThrow(() -> Problem.notFound("flow"));
      String graph = store.graph(id, version, db).orElseThrow(() -> Problem.notFound("version"));
      refuseProblems(GraphCheck.problems(GraphJson.read(graph), known));
      run(id, version, flow.name(), graph, null, by, db);
    });
    directory.refresh(tenant);
  }

  public List<FlowVersion> versions(TenantId tenant, long id) {
    return tx.in(tenant, db -> {
      FlowStore.Row flow = store.find(id, db).orElseThrow(() -> Problem.notFound("flow"));
      return store.versions(id, flow.published(), db);
    });
  }

  public Graph graph(TenantId tenant, long id, int version) {
    return tx.in(tenant, db -> store.graph(id, version, db)).map(GraphJson::read).orElseThrow(() -> Problem.notFound("version"));
  }

  /// Queues that callers of this flow may come to.
  public Set<QueueId> queuesIn(PublishedFlow flow) {
    Set<QueueId> queues = new LinkedHashSet<>();
    for (Node node : GraphJson.read(flow.graph()).nodes()) if (node instanceof Node.Queue queue && queue.queueId() != null) queues.add(new QueueId(queue.queueId()));
    return queues;
  }

  private void run(long id, int version, String name, String graph, @Nullable String note, Actor by, JdbcClient db) {
    store.published(id, version, by.name(), note, db);
    running.put(db, new PublishedFlow(id, name, version, graph));
    audit.record(db, by, "flow-published", "flow/" + id, Map.of("version", version));
  }

  private static void refuseProblems(List<FlowProblem> problems) {
    List<FlowProblem> blocking = problems.stream().filter(FlowProblem::blocks).toList();
    if (blocking.isEmpty()) return;
    String where = blocking.stream().limit(5)
        .map(problem -> problem.code() + (problem.nodeId() == null ? "" : " at " + problem.nodeId())).collect(Collectors.joining(", "));
    throw Problem.invalid("flow-has-problems", "callers would end up in a dead end: " + where, "mend what the list of problems names");
  }

  private long change(String name, TenantId tenant, Function<JdbcClient, Long> work) {
    if (name.isBlank() || name.length() > 100) throw Problem.invalid("name-invalid", "a name has 1 to 100 characters", "give it a name");
    try {
      return tx.in(tenant, work);
    } catch (DuplicateKeyException taken) {
      throw Problem.conflict("name-taken", "there is a flow of this name", "choose another name");
    }
  }

  private static String text(Graph draft) {
    String text = GraphJson.write(draft);
    if (text.length() > LONGEST_DRAFT) throw Problem.invalid("flow-too-long", "the flow is too long", "split it");
    return text;
  }

  private static Flow flow(FlowStore.Row row, Known known) {
    Graph draft = GraphJson.read(row.draft());
    return new Flow(row.id(), row.name(), draft, row.published(), GraphCheck.problems(draft, known));
  }

  private Known known(TenantId tenant) {
    TenantConfig config = directory.config(tenant);
    return new Known(config.prompts().keySet(),
        BuiltinPrompts.all().stream().map(BuiltinPrompts.Prompt::name).collect(Collectors.toSet()),
        config.queues().keySet().stream().map(QueueId::value).collect(Collectors.toSet()),
        config.calendars().keySet());
  }
}
