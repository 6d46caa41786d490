package io.trunkline.server.directory.internal;

import io.trunkline.kernel.UserId;
import io.trunkline.server.identity.People;
import io.trunkline.server.platform.audit.Audit;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What was so before a change stands beside it in the audit log, and can be made so again (ADR 0046). An undo takes back exactly what its entry did and
/// leaves alone what others changed since; where they changed the same, it says who and refuses.
@Component
public class History {
  private static final String CHANGE = "change";

  private final Snapshots snapshots;
  private final Audit audit;
  private final People people;
  private final JsonMapper json;

  History(Snapshots snapshots, Audit audit, People people, JsonMapper json) {
    this.snapshots = snapshots;
    this.audit = audit;
    this.people = people;
    this.json = json;
  }

  /// What the transaction did, and whose sessions must end after its commit.
  record Undone(List<UserId> leave) {}

  /// Changes of one tenant go one after the other, so that what is read before is what the change meets.
  void begin(JdbcClient jdbc) { jdbc.sql("select pg_advisory_xact_lock(hashtext('directory.change'), platform.tenant()::int)").query().singleRow(); }

  @Nullable ObjectNode before(JdbcClient jdbc, String kind, long id) {
    return Thing.of(kind).map(thing -> snapshots.read(jdbc, thing, id)).orElse(null);
  }

  /// The line in the audit log, with what became different.
  void record(JdbcClient jdbc, Actor actor, String action, String kind, long id, Map<String, ?> detail, @Nullable ObjectNode before) {
    Map<String, Object> all = new LinkedHashMap<>(detail);
    Thing.of(kind).ifPresent(thing -> Difference.between(before, snapshots.read(jdbc, thing, id), thing.partNames()).ifPresent(change -> all.put(CHANGE, change)));
    audit.record(jdbc, actor, action, kind + "/" + id, all);
  }

  /// @throws Problem 404 when there is no such entry, 409 when it can't be undone: the detail says why
  Undone undo(JdbcClient jdbc, Actor actor, Audit.Entry entry) {
    String[] object = entry.object().split("/", 2);
    JsonNode change = entry.detail().path(CHANGE);
    Thing thing = Thing.of(object[0]).filter(_ -> change.isObject()).orElseThrow(History::impossible);
    long id = Long.parseLong(object[1]);
    Difference difference = new Difference(part(change, "before"), part(change, "after"));
    ObjectNode now = snapshots.read(jdbc, thing, id);
    Problem newer = newer(jdbc, entry);   // asked now: after a clash the transaction answers nothing more
    if (!difference.stillHolds(now, thing.partNames())) throw newer;
    Undone undone;
    try {
      undone = takeBack(jdbc, thing, id, difference, now);
    } catch (DuplicateKeyException clash) {
      throw newer;
    } catch (DataIntegrityViolationException missing) {
      if (String.valueOf(missing.getMostSpecificCause().getMessage()).contains("is still referenced")) throw missing;
      throw Problem.conflict("undo-refers-to-missing", "what it would refer to is not there any more", "undo the removal of that first");
    }
    Map<String, Object> detail = new HashMap<>();
    detail.put("undone", entry.id());
    detail.put("action", entry.action());
    if (entry.detail().hasNonNull("name")) detail.put("name", entry.detail().get("name").asString());
    record(jdbc, actor, "undone", object[0], id, detail, now);
    return undone;
  }

  private Undone takeBack(JdbcClient jdbc, Thing thing, long id, Difference difference, @Nullable ObjectNode now) {
    ObjectNode before = difference.before();
    ObjectNode after = difference.after();
    if (thing == Thing.AGENT) return agent(jdbc, id, before, after, now);
    if (after == null && before != null) snapshots.insert(jdbc, thing, id, before);
    else if (before == null) remove(jdbc, thing, id);
    else if (after != null) change(jdbc, thing, id, before, after);
    return new Undone(List.of());
  }

  /// A flow names what it uses within its document, where no foreign key looks.
  private void remove(JdbcClient jdbc, Thing thing, long id) {
    String member = thing == Thing.QUEUE ? "queueId" : thing == Thing.CALENDAR ? "calendarId" : null;
    if (member != null && jdbc.sql("select count(*) from directory.published_flow where graph ~ ?").param("\"" + member + "\"\\s*:\\s*" + id + "\\M")
        .query(Long.class).single() > 0) {
      throw Problem.conflict("in-use", "a published flow uses it", "publish the flow without it first");
    }
    snapshots.delete(jdbc, thing, id);
  }

  private void change(JdbcClient jdbc, Thing thing, long id, ObjectNode before, ObjectNode after) {
    if (thing.table() != null) snapshots.update(jdbc, thing, id, without(before, thing.partNames()));
    for (Thing.Part part : thing.parts()) {
      snapshots.removeRows(jdbc, part, id, after.path(part.name()));
      snapshots.addRows(jdbc, part, id, before.path(part.name()));
    }
  }

  /// A person who was added is disabled, not removed: their calls may be in the records. One who was removed has lost the password and is added anew.
  private Undone agent(JdbcClient jdbc, long id, @Nullable ObjectNode before, @Nullable ObjectNode after, @Nullable ObjectNode now) {
    if (after == null || now == null) throw impossible();
    ObjectNode wanted = now.deepCopy();
    if (before == null) {
      wanted.put("disabled", true);
    } else {
      for (String name : Snapshots.PERSON) if (before.has(name)) wanted.set(name, before.get(name));
      change(jdbc, Thing.AGENT, id, before, after);
    }
    UserId user = new UserId(id);
    boolean leaves = people.change(jdbc, user, wanted.get("login").asString(), wanted.get("name").asString(), Role.valueOf(wanted.get("role").asString()),
        wanted.get("disabled").asBoolean());
    return new Undone(leaves ? List.of(user) : List.of());
  }

  private static ObjectNode without(ObjectNode content, Set<String> names) {
    ObjectNode rest = content.deepCopy();
    rest.remove(names);
    return rest;
  }

  private @Nullable ObjectNode part(JsonNode change, String name) { return change.path(name).isObject() ? (ObjectNode) json.readTree(change.path(name).toString()) : null; }

  private Problem newer(JdbcClient jdbc, Audit.Entry entry) {
    String who = audit.newest(jdbc, entry.object()).filter(newest -> newest.id() > entry.id()).map(Audit.Entry::actor).orElse("");
    return who.isEmpty() ? Problem.conflict("undo-overtaken", "the same was changed since, together with something else", "look at it and change it by hand")
        : Problem.conflict("undo-newer", who, "undo the newer change first, or change it by hand");
  }

  private static Problem impossible() { return Problem.conflict("undo-impossible", "this can't be undone", "make it anew, or change it by hand"); }
}
