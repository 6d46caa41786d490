package io.trunkline.server.directory.internal;

import io.trunkline.kernel.UserId;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.directory.internal.AgentSheetCheck.Checked;
import io.trunkline.server.directory.internal.AgentSheetCheck.Person;
import io.trunkline.server.identity.People;
import io.trunkline.server.platform.audit.Audit;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.platform.web.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Many people from one sheet: looked at first, then all of them or nobody.
@Component
public class AgentImport {
  static final String ACTION = "agents-imported";

  private final People people;
  private final AgentWriter writer;
  private final Audit audit;

  AgentImport(People people, AgentWriter writer, Audit audit) {
    this.people = people;
    this.writer = writer;
    this.audit = audit;
  }

  /// @param skills level by skill
  /// @param queues priority by queue
  public record Row(int row, String name, String login, String extension, Role role, Map<Long, Integer> skills, Map<Long, Integer> queues) {}

  /// @param problems empty = it can be taken over
  public record Preview(List<Row> rows, List<SheetProblem> problems) {}

  /// @param password shown this once
  public record Made(int row, long id, String name, String login, String extension, String password) {}

  public Preview preview(byte[] sheet, TenantConfig config) {
    Checked checked = AgentSheetCheck.check(AgentSheet.read(sheet), config);
    return new Preview(checked.people().stream().map(one -> new Row(one.row(), one.name(), one.login(), one.extension(), one.role(), one.skills(), one.queues())).toList(),
        checked.problems());
  }

  /// Within the transaction of the change.
  ///
  /// @throws Problem 422 when the sheet has problems
  public List<Made> commit(JdbcClient jdbc, Actor actor, byte[] sheet, TenantConfig config) {
    Checked checked = AgentSheetCheck.check(AgentSheet.read(sheet), config);
    if (!checked.problems().isEmpty()) {
      throw Problem.invalid("sheet-has-problems", checked.problems().size() + " cells are wrong", "mend what the preview names, and upload the sheet again");
    }
    List<Made> made = new ArrayList<>();
    for (Person person : checked.people()) {
      People.Made one = people.add(jdbc, person.login(), person.name(), person.role());
      writer.add(jdbc, one.id().value(), person.extension(), person.skills(), person.queues());
      made.add(new Made(person.row(), one.id().value(), person.name(), person.login() + "@" + config.code(), person.extension(), one.password()));
    }
    audit.record(jdbc, actor, ACTION, "agents/sheet", Map.of("people", made.size(), "ids", made.stream().map(Made::id).toList()));
    return made;
  }

  /// Disables those whom the sheet made: their calls may be in the records already.
  History.Undone undo(JdbcClient jdbc, Actor actor, Audit.Entry entry) {
    List<UserId> ids = StreamSupport.stream(entry.detail().path("ids").spliterator(), false).map(JsonNode::asLong).map(UserId::new).toList();
    List<UserId> left = people.disable(jdbc, ids);
    if (left.isEmpty()) throw Problem.conflict("undo-overtaken", "all of them are disabled or removed already", "nothing is left to undo");
    audit.record(jdbc, actor, "undone", "agents/sheet", Map.of("undone", entry.id(), "action", ACTION, "people", left.size()));
    return new History.Undone(left);
  }

  public byte[] template(boolean xlsx, boolean inChinese, TenantConfig config) {
    try {
      return AgentSheet.template(xlsx, inChinese, config.queues().values().stream().map(queue -> queue.name()).sorted().toList(),
          config.skills().values().stream().sorted().toList());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
